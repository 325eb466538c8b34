import { z } from 'zod'
import { formValues } from './form.ts'
import { actionCode } from './process.ts'
import { uuid } from './primitives.ts'

/** How the case came in (`templates 0.2`). 代录 = entered at the counter on somebody's behalf. */
export const channel = z.enum(['窗口', '网上', '移动', '电话', '系统', '代录'])
export type Channel = z.infer<typeof channel>

const opinion = z.string().max(2000)
const variables = z.record(z.string().max(64), z.json())
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
    /** The start event that occurred (message, signal, timer, condition); absent: the none start event. */
    startNodeId: z.string().optional(),
    /** What that event carried, and variables the case begins with. */
    payload: variables.optional(),
    variables: variables.optional(),
    ...changes,
  }),
  z.strictObject({
    type: z.literal('completeWorkItem'),
    workItemId: z.string(),
    action: actionCode.extract(['approve', 'disapprove', 'abstain']),
    opinion: opinion.optional(),
    /** Process variables set with the answer; the server never takes them from a client. */
    variables: variables.optional(),
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
  /** A message for the case: it must be waiting for it, else it is rejected and the sender keeps it (BPMN 2.0 §13.5.1). */
  z.strictObject({
    type: z.literal('deliverMessage'),
    messageId: z.string().max(200),
    name: z.string().max(200),
    key: z.string().max(500).optional(),
    values: variables.optional(),
  }),
  z.strictObject({
    type: z.literal('deliverSignal'),
    signalId: z.string().max(200),
    name: z.string().max(200),
    values: variables.optional(),
  }),
  /** Looks at conditions again because something outside the case they read has changed. */
  z.strictObject({ type: z.literal('checkConditions') }),
  /** The answer to a request (connector, callback, called case). */
  z.strictObject({
    type: z.literal('answerRequest'),
    elementId: z.string(),
    attempt: z.number().int(),
    /** Of a callback: the token it was given. */
    token: z.string().optional(),
    result: z.json(),
  }),
  /** The request failed: with a code it is a BPMN error, else an incident. */
  z.strictObject({
    type: z.literal('failRequest'),
    elementId: z.string(),
    attempt: z.number().int(),
    errorCode: z.string().max(200).optional(),
    reason: z.string().max(500),
  }),
  /** An operator gives the answer the world did not give. */
  z.strictObject({
    type: z.literal('answerByHand'),
    elementId: z.string(),
    result: z.json(),
    reason: opinion,
  }),
  /** Starts an activity of an ad-hoc sub-process that waits for people to choose. */
  z.strictObject({ type: z.literal('startActivity'), elementId: z.string(), nodeId: z.string() }),
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
