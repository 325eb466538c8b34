import { z } from 'zod'
import { formValues } from './form.ts'
import { actionCode } from './process.ts'
import { uuid } from './primitives.ts'

/** How the case came in (`templates 0.2`). 代录 = entered at the counter on somebody's behalf. */
export const channel = z.enum(['窗口', '网上', '移动', '电话', '系统', '代录'])
export type Channel = z.infer<typeof channel>

const opinion = z.string().max(2000)
const changes = {
  /** Accepted changes of form values by field key: already checked by `acceptSubmission`. */
  changes: formValues.optional(),
}

/** Imperatives sent to the interpreter. `decide` answers events or a rejection; nothing else changes a case. */
export const command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('startCase'),
    unitId: uuid,
    intakeUnitId: uuid,
    channel,
    caseNo: z.string(),
    businessType: z.strictObject({ id: uuid, key: z.string(), version: z.number().int(), hash: z.string() }),
    /** Complete the starter's own first user task at once (填报并提交). */
    submit: z.boolean(),
    opinion: opinion.optional(),
    ...changes,
  }),
  z.strictObject({
    type: z.literal('completeWorkItem'),
    workItemId: z.string(),
    action: actionCode.extract(['approve', 'disapprove', 'abstain']),
    opinion: opinion.optional(),
    ...changes,
  }),
  z.strictObject({
    type: z.literal('returnWorkItem'),
    workItemId: z.string(),
    action: actionCode.extract(['returnToPrevious', 'returnToNode', 'returnToApplicant']),
    reason: opinion,
    /** Only for `returnToNode`: a user task already passed. */
    nodeId: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('recuse'), workItemId: z.string(), reason: opinion }),
  z.strictObject({ type: z.literal('claimWorkItem'), workItemId: z.string() }),
  z.strictObject({ type: z.literal('unclaimWorkItem'), workItemId: z.string() }),
  z.strictObject({ type: z.literal('closeVote'), elementId: z.string() }),
  z.strictObject({ type: z.literal('fireTimer'), timerId: z.string() }),
  z.strictObject({ type: z.literal('resolveIncident'), incidentId: z.string() }),
])
export type Command = z.infer<typeof command>

/** Who acts: a person on a post, possibly for someone else, or the system (timers). */
export const actor = z.strictObject({
  kind: z.enum(['person', 'system']),
  personId: uuid.optional(),
  postId: uuid.optional(),
  onBehalfOf: uuid.optional(),
})
export type Actor = z.infer<typeof actor>
