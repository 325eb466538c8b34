import { z } from 'zod'
import { channel } from '../command.ts'
import { voteResult } from '../event.ts'
import { fieldPermission, formDefinition, formValues } from '../form.ts'
import { actionCode } from '../process.ts'
import { instant, key, label, named, uuid } from '../primitives.ts'
import { endpoint } from './endpoint.ts'

export const caseState = z.enum(['running', 'ended'])
const caseId = z.strictObject({ caseId: uuid })
const workItem = caseId.extend({ workItemId: z.string().max(32) })
const opinion = z.string().max(2000)
const page = { cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).optional() }

/** Something the current person may do now; `confirm…` fields say what its dialog asks for. */
export const offeredAction = z.strictObject({
  code: actionCode,
  /** The definition's own wording; else the catalogue's for the code and task kind. */
  label: label.optional(),
  opinionRequired: z.boolean(),
})
export type OfferedAction = z.infer<typeof offeredAction>

/** A value of a listed field, already formatted and permitted. */
const listedValue = z.strictObject({ label, text: z.string() })

export const workItemSummary = z.strictObject({
  caseId: uuid,
  workItemId: z.string(),
  caseNo: z.string(),
  businessTypeName: z.string(),
  title: z.string(),
  nodeName: z.string(),
  unit: named,
  starterName: z.string(),
  listed: z.array(listedValue),
  openedAt: instant,
  dueAt: instant.nullable(),
  /** Working days left (0 = due today), negative when over; null without a limit. */
  workingDaysLeft: z.number().int().nullable(),
  /** `pool`: several may do it and nobody has claimed it. */
  kind: z.enum(['assigned', 'pool']),
  unread: z.boolean(),
  returnedBy: z.string().nullable(),
})
export type WorkItemSummary = z.infer<typeof workItemSummary>

export const caseSummary = z.strictObject({
  caseId: uuid,
  caseNo: z.string(),
  businessTypeName: z.string(),
  version: z.number().int(),
  title: z.string(),
  state: caseState,
  resultLabel: z.string().nullable(),
  currentNodes: z.array(z.string()),
  unit: named,
  starterName: z.string(),
  listed: z.array(listedValue),
  registeredAt: instant,
  endedAt: instant.nullable(),
})
export type CaseSummary = z.infer<typeof caseSummary>

export const timelineEntry = z.strictObject({
  seq: z.number().int(),
  at: instant,
  /** `started`, `arrived`, `action`, `returned`, `voteClosed`, `skipped`, `incident`, `ended`. */
  kind: z.enum(['started', 'arrived', 'action', 'returned', 'voteClosed', 'skipped', 'incident', 'ended']),
  nodeId: z.string().nullable(),
  nodeName: z.string(),
  personName: z.string().nullable(),
  postName: z.string().nullable(),
  action: actionCode.nullable(),
  /** Kind of the task acted on: a filled-in step is submitted, a handled one done, not "approved". */
  taskKind: z.enum(['fill', 'approve', 'handle']).optional(),
  opinion: z.string().nullable(),
  toNodeName: z.string().nullable(),
  handlers: z.array(z.string()),
  result: voteResult.nullable(),
  resultLabel: z.string().nullable(),
  /** Fields this step changed that the reader may see, formatted. */
  changes: z.array(z.strictObject({ label, from: z.string(), to: z.string() })),
})
export type TimelineEntry = z.infer<typeof timelineEntry>

/** The form as this person sees it here: hidden fields are absent from `definition`, `permissions` and `values`. */
export const formView = z.strictObject({
  definition: formDefinition,
  permissions: z.record(z.string(), fieldPermission),
  values: formValues,
  /** `p` for rules in the browser. */
  parameters: z.record(z.string(), z.json()),
})
export type FormView = z.infer<typeof formView>

export const caseDetail = z.strictObject({
  caseId: uuid,
  /** Number of the last event; named by the caller when acting, so that a stale page is told. */
  seq: z.number().int(),
  caseNo: z.string(),
  title: z.string(),
  state: caseState,
  outcome: z.enum(['granted', 'refused']).nullable(),
  resultLabel: z.string().nullable(),
  businessType: z.strictObject({ id: uuid, name: z.string(), version: z.number().int() }),
  unit: named,
  intakeUnit: named,
  channel,
  starter: named,
  registeredAt: instant,
  endedAt: instant.nullable(),
  dueAt: instant.nullable(),
  workingDaysLeft: z.number().int().nullable(),
  form: formView,
  /** The steps of the reference path in order, for the step strip. */
  steps: z.array(
    z.strictObject({
      nodeId: z.string(),
      name: z.string(),
      status: z.enum(['done', 'current', 'ahead']),
      who: z.string(),
      at: instant.nullable(),
    }),
  ),
  diagram: z.strictObject({
    bpmn: z.string(),
    done: z.array(z.string()),
    takenFlows: z.array(z.string()),
    current: z.array(z.string()),
    incidents: z.array(z.string()),
  }),
  timeline: z.array(timelineEntry),
  /** The duty of the reader on this case, if any. */
  workItem: z
    .strictObject({
      workItemId: z.string(),
      nodeId: z.string(),
      nodeName: z.string(),
      taskKind: z.enum(['fill', 'approve', 'handle']),
      kind: z.enum(['assigned', 'pool']),
      /** Taken from a pool by the reader, who may give it back. */
      claimed: z.boolean(),
      isVote: z.boolean(),
      actions: z.array(offeredAction),
      returnTargets: z.array(z.strictObject({ nodeId: z.string(), name: z.string(), who: z.string() })),
      /** Name of the node the case goes to after approval, when it is already certain. */
      nextNodeName: z.string().nullable(),
      draft: formValues.nullable(),
    })
    .nullable(),
  /** Ballots the reader may close, with how many have answered. */
  openVotes: z.array(
    z.strictObject({
      elementId: z.string(),
      nodeName: z.string(),
      roll: z.number().int(),
      answered: z.number().int(),
      mayClose: z.boolean(),
    }),
  ),
  incidents: z.array(z.strictObject({ id: z.string(), nodeName: z.string(), text: z.string(), mayResolve: z.boolean() })),
})
export type CaseDetail = z.infer<typeof caseDetail>

export const startableType = z.strictObject({
  businessTypeId: uuid,
  key,
  name: z.string(),
  category: z.string(),
  version: z.number().int(),
  unit: named,
  guideSummary: z.string(),
})
export type StartableType = z.infer<typeof startableType>

/** Answer to every act on a case. */
const acted = z.strictObject({
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
const acting = { seq: z.number().int().optional(), values: formValues.optional(), reasons: z.record(z.string(), opinion).optional() }

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
    summary: 'Keep unfinished values: scope `start.<businessTypeId>.<unitId>` or `work.<caseId>.<workItemId>`; null drops them',
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
    query: z.strictObject({ ...page, kind: z.enum(['assigned', 'pool', 'all']).optional(), search: z.string().max(100).optional() }),
    response: z.strictObject({
      items: z.array(workItemSummary),
      nextCursor: z.string().nullable(),
      counts: z.strictObject({ assigned: z.number().int(), pool: z.number().int(), overdue: z.number().int(), dueToday: z.number().int() }),
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
