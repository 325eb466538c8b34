import { z } from 'zod'
import { channel } from '../command.ts'
import { voteResult } from '../event.ts'
import { fieldPermission, formDefinition, formValues } from '../form.ts'
import { actionCode } from '../process.ts'
import { instant, key, label, named, uuid } from '../primitives.ts'

export const caseState = z.enum(['running', 'ended'])

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
  /** `answered`: an operator gave the answer a step waited for; `opinion` says why. */
  kind: z.enum([
    'started',
    'arrived',
    'action',
    'returned',
    'voteClosed',
    'skipped',
    'incident',
    'answered',
    'ended',
  ]),
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
  incidents: z.array(
    z.strictObject({ id: z.string(), nodeName: z.string(), text: z.string(), mayResolve: z.boolean() }),
  ),
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
