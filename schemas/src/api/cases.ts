import { z } from 'zod'
import { channel } from '../command.ts'
import { formValues } from '../form.ts'
import { actionCode } from '../process.ts'
import { instant, label, uuid } from '../primitives.ts'
import { caseDetail, caseState, caseSummary, formView, startableType, workItemSummary } from './caseViews.ts'
import { endpoint } from './endpoint.ts'

const caseId = z.strictObject({ caseId: uuid })
const workItem = caseId.extend({ workItemId: z.string().max(32) })
const opinion = z.string().max(2000)
const page = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
}

/** Answer to every act on a case. */
export const acted = z.strictObject({
  caseId: uuid,
  seq: z.number().int(),
  caseNo: z.string(),
  /** Where the case stands now, for the confirmation 「已送街道办主任审批，编号 …」. */
  currentNodes: z.array(z.string()),
  state: caseState,
  resultLabel: z.string().nullable(),
})
export type Acted = z.infer<typeof acted>

/** `seq` seen by the caller; absent = act on whatever is current. Soft validations are answered with reasons by path. */
const acting = {
  seq: z.number().int().optional(),
  values: formValues.optional(),
  reasons: z.record(z.string(), opinion).optional(),
}

export const caseEndpoints = {
  listStartable: endpoint({
    id: 'listStartable',
    method: 'GET',
    path: '/api/v1/startable',
    summary: 'Business types the caller may open a case for, per unit',
    tag: 'case',
    access: 'signedIn',
    response: z.strictObject({ types: z.array(startableType) }),
  }),
  getStartForm: endpoint({
    id: 'getStartForm',
    method: 'GET',
    path: '/api/v1/startable/:businessTypeId',
    summary: 'The form of the first step with the caller’s saved draft',
    tag: 'case',
    access: 'signedIn',
    params: z.strictObject({ businessTypeId: uuid }),
    query: z.strictObject({ unitId: uuid }),
    response: z.strictObject({
      type: startableType,
      form: formView,
      nodeName: z.string(),
      actionLabel: label.nullable(),
      nextNodeName: z.string().nullable(),
      draft: formValues.nullable(),
    }),
  }),
  startCase: endpoint({
    id: 'startCase',
    method: 'POST',
    path: '/api/v1/cases',
    summary: 'Open a case and submit its first step',
    tag: 'case',
    access: 'signedIn',
    body: z.strictObject({
      businessTypeId: uuid,
      version: z.number().int(),
      unitId: uuid,
      channel: channel.optional(),
      values: formValues,
      reasons: z.record(z.string(), opinion).optional(),
    }),
    response: acted,
    changes: true,
  }),
  saveFormDraft: endpoint({
    id: 'saveFormDraft',
    method: 'PUT',
    path: '/api/v1/form-drafts/:scope',
    summary:
      'Keep unfinished values: scope `start.<businessTypeId>.<unitId>` or `work.<caseId>.<workItemId>`; null drops them',
    tag: 'case',
    access: 'signedIn',
    params: z.strictObject({ scope: z.string().max(200) }),
    body: z.strictObject({ values: formValues.nullable() }),
    response: z.strictObject({ savedAt: instant }),
    changes: true,
    idempotent: true,
  }),
  listWorkItems: endpoint({
    id: 'listWorkItems',
    method: 'GET',
    path: '/api/v1/work-items',
    summary: 'The caller’s worklist, longest waiting first',
    tag: 'case',
    access: 'signedIn',
    query: z.strictObject({
      ...page,
      kind: z.enum(['assigned', 'pool', 'all']).optional(),
      search: z.string().max(100).optional(),
    }),
    response: z.strictObject({
      items: z.array(workItemSummary),
      nextCursor: z.string().nullable(),
      counts: z.strictObject({
        assigned: z.number().int(),
        pool: z.number().int(),
        overdue: z.number().int(),
        dueToday: z.number().int(),
      }),
    }),
  }),
  listCases: endpoint({
    id: 'listCases',
    method: 'GET',
    path: '/api/v1/cases',
    summary: 'Cases the caller may see, newest first',
    tag: 'case',
    access: 'signedIn',
    query: z.strictObject({
      ...page,
      view: z.enum(['mine', 'handled', 'archive', 'all']).optional(),
      search: z.string().max(100).optional(),
    }),
    response: z.strictObject({ cases: z.array(caseSummary), nextCursor: z.string().nullable() }),
  }),
  getCase: endpoint({
    id: 'getCase',
    method: 'GET',
    path: '/api/v1/cases/:caseId',
    summary: 'A case as the caller may see it: form, history, diagram, own duty',
    tag: 'case',
    access: 'signedIn',
    params: caseId,
    response: caseDetail,
  }),
  verifyCase: endpoint({
    id: 'verifyCase',
    method: 'GET',
    path: '/api/v1/cases/:caseId/verification',
    summary: 'Recomputes the hash chain and the fold of the case’s events',
    tag: 'case',
    access: 'signedIn',
    params: caseId,
    response: z.strictObject({
      events: z.number().int(),
      chainIntact: z.boolean(),
      stateEqualsFold: z.boolean(),
      firstBadSeq: z.number().int().nullable(),
    }),
  }),
  completeWorkItem: endpoint({
    id: 'completeWorkItem',
    method: 'POST',
    path: '/api/v1/cases/:caseId/work-items/:workItemId/completion',
    summary: 'Approve, disapprove or abstain, with the values this step may write',
    tag: 'case',
    access: 'signedIn',
    params: workItem,
    body: z.strictObject({
      ...acting,
      action: actionCode.extract(['approve', 'disapprove', 'abstain']),
      opinion: opinion.optional(),
    }),
    response: acted,
    changes: true,
  }),
  returnWorkItem: endpoint({
    id: 'returnWorkItem',
    method: 'POST',
    path: '/api/v1/cases/:caseId/work-items/:workItemId/return',
    summary: 'Return to the previous handler, to the applicant or to a step already passed',
    tag: 'case',
    access: 'signedIn',
    params: workItem,
    body: z.strictObject({
      seq: z.number().int().optional(),
      action: actionCode.extract(['returnToPrevious', 'returnToNode', 'returnToApplicant']),
      reason: opinion.min(1),
      nodeId: z.string().max(96).optional(),
    }),
    response: acted,
    changes: true,
  }),
  recuse: endpoint({
    id: 'recuse',
    method: 'POST',
    path: '/api/v1/cases/:caseId/work-items/:workItemId/recusal',
    summary: 'Leave a ballot because of an interest in the matter (回避)',
    tag: 'case',
    access: 'signedIn',
    params: workItem,
    body: z.strictObject({ reason: opinion.min(1) }),
    response: acted,
    changes: true,
  }),
  claimWorkItem: endpoint({
    id: 'claimWorkItem',
    method: 'POST',
    path: '/api/v1/cases/:caseId/work-items/:workItemId/claim',
    summary: 'Take from the pool',
    tag: 'case',
    access: 'signedIn',
    params: workItem,
    response: acted,
    changes: true,
  }),
  unclaimWorkItem: endpoint({
    id: 'unclaimWorkItem',
    method: 'DELETE',
    path: '/api/v1/cases/:caseId/work-items/:workItemId/claim',
    summary: 'Give back to the pool',
    tag: 'case',
    access: 'signedIn',
    params: workItem,
    response: acted,
    changes: true,
  }),
  closeVote: endpoint({
    id: 'closeVote',
    method: 'POST',
    path: '/api/v1/cases/:caseId/votes/:elementId/close',
    summary: 'Close a ballot and count it, whoever has not answered',
    tag: 'case',
    access: 'signedIn',
    params: caseId.extend({ elementId: z.string().max(32) }),
    response: acted,
    changes: true,
  }),
  resolveIncident: endpoint({
    id: 'resolveIncident',
    method: 'POST',
    path: '/api/v1/cases/:caseId/incidents/:incidentId/resolution',
    summary: 'Try the stopped element again after the cause was mended',
    tag: 'case',
    access: 'signedIn',
    params: caseId.extend({ incidentId: z.string().max(32) }),
    response: acted,
    changes: true,
  }),
}
