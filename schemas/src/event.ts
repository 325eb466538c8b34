import { z } from 'zod'
import { actor, channel } from './command.ts'
import { formValues } from './form.ts'
import { actionCode, completionRule } from './process.ts'
import { instant, uuid } from './primitives.ts'

/** One person asked at one user task activation. */
export const participant = z.strictObject({
  id: z.string(),
  personId: uuid,
  postId: uuid.optional(),
  weight: z.number().int().min(1),
})
export type Participant = z.infer<typeof participant>

/** Where a returned case goes back to once it was mended, and with whom; `next` when that step was itself a return. */
export const returnTarget = z.strictObject({
  nodeId: z.string(),
  participants: z.array(participant),
  get next() {
    return returnTarget.optional()
  },
})
export interface ReturnTarget {
  nodeId: string
  participants: Participant[]
  next?: ReturnTarget | undefined
}

/** Figures of a ballot, counted once at its close (`templates 0.7`). */
export const voteResult = z.strictObject({
  roll: z.number().int(),
  recused: z.number().int(),
  answered: z.number().int(),
  yes: z.number().int(),
  no: z.number().int(),
  abstain: z.number().int(),
  quorumMet: z.boolean(),
  passed: z.boolean(),
})
export type VoteResult = z.infer<typeof voteResult>

/** Result of a user task, in expressions `v.<resultName>`. */
export const taskResult = z.strictObject({
  outcome: z.enum(['approved', 'disapproved', 'passed', 'failed', 'noQuorum']),
  vote: voteResult.optional(),
})
export type TaskResult = z.infer<typeof taskResult>

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
const onElement = { elementId: z.string(), nodeId: z.string() }
/** The element a token or variable belongs to; absent: the process itself. */
const scopeId = z.string().optional()
const variables = z.record(z.string(), z.json()).optional()

/**
 * What happened, in the past tense. Events carry everything the fold needs: `evolve` reads no definition.
 * `e…` element instances, `w…` work items, `a…` participants, `t…` timers, `i…` incidents, `s…` subscriptions.
 */
export const eventData = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('caseStarted'),
    businessType: z.strictObject({ id: uuid, key: z.string(), version: z.number().int(), hash: z.string() }),
    unitId: uuid,
    intakeUnitId: uuid,
    channel,
    caseNo: z.string(),
    /** Absent when an event or another case began it. */
    starterId: uuid.optional(),
    starterPostId: uuid.optional(),
  }),
  /** Top-level field values set by a step; C3 values travel in the event's `sealed` part, named in `sealedKeys`. */
  z.strictObject({
    type: z.literal('valuesChanged'),
    values: formValues,
    sealedKeys: z.array(z.string()).optional(),
  }),
  z.strictObject({
    type: z.literal('elementActivated'),
    ...onElement,
    nodeType: z.string(),
    /** The flow the token came by; absent at the start and after a return. */
    flowId: z.string().optional(),
    /** The element it stands in; absent: the process itself. */
    scopeId: z.string().optional(),
    /** Variables it begins with. */
    variables,
    /** It is the body of a loop: its instances stand inside. */
    isLoop: z.boolean().optional(),
    /** It compensates an activity that was done before. */
    compensates: z.strictObject({ completedId: z.string(), throwerId: z.string() }).optional(),
  }),
  z.strictObject({
    type: z.literal('elementCompleted'),
    ...onElement,
    /** It can be compensated later: kept with the variables it ended with. */
    compensable: z.boolean().optional(),
  }),
  z.strictObject({
    type: z.literal('elementTerminated'),
    ...onElement,
    reason: z.enum(['returned', 'caseEnded', 'joined', 'interrupted', 'terminated', 'cancelled', 'loopDone']),
  }),
  /** A token arrived at a join and waits on its flow (or, for a start quantity, at the node `#<nodeId>`). */
  z.strictObject({ type: z.literal('tokenWaited'), nodeId: z.string(), flowId: z.string(), scopeId }),
  /** The join fired and took one token from each of these flows. */
  z.strictObject({
    type: z.literal('tokensJoined'),
    nodeId: z.string(),
    flowIds: z.array(z.string()),
    scopeId,
  }),
  /** How many instances a multi-instance activity has, or the items they are for. */
  z.strictObject({
    type: z.literal('loopSized'),
    ...onElement,
    total: z.number().int().optional(),
    items: z.array(z.json()).optional(),
  }),
  /** Something about a loop or multi-instance body that its instances do not tell by themselves. */
  z.strictObject({
    type: z.literal('loopMarked'),
    ...onElement,
    /** The result of an instance, by its place. */
    output: z.strictObject({ at: z.number().int(), value: z.json() }).optional(),
    /** No further instance begins. */
    isDone: z.boolean().optional(),
  }),
  /** What an element has used up: flows of a complex gateway that has fired, activities an ad-hoc sub-process began. */
  z.strictObject({ type: z.literal('elementMarked'), ...onElement, marks: z.array(z.string()) }),
  /** A call of another business type is bound to the definition that runs inside. */
  z.strictObject({
    type: z.literal('callBound'),
    ...onElement,
    key: z.string(),
    version: z.number().int(),
    hash: z.string(),
  }),
  /** What a scope in compensation still has to do (empty: it is done). */
  z.strictObject({
    type: z.literal('compensationMoved'),
    ...onElement,
    queue: z.array(z.string()),
    isDone: z.boolean().optional(),
  }),
  /** These completed activities are compensated, or their scope is gone. */
  z.strictObject({ type: z.literal('compensationSpent'), completedIds: z.array(z.string()) }),
  /** An element asked the world for something and waits for the answer. */
  z.strictObject({
    type: z.literal('requestSent'),
    ...onElement,
    kind: z.enum(['connector', 'callback', 'caseEnd']),
    attempt: z.number().int(),
    token: z.string().optional(),
  }),
  /** The answer came, from the world or by hand. */
  z.strictObject({
    type: z.literal('requestAnswered'),
    ...onElement,
    by: z.enum(['connector', 'callback', 'caseEnd', 'hand']),
    personId: uuid.optional(),
    reason: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('subscriptionOpened'),
    subscriptionId: z.string(),
    ...onElement,
    at: z.number().int(),
    kind: z.enum(['message', 'signal', 'conditional']),
    name: z.string(),
    key: z.string().optional(),
    holds: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('subscriptionClosed'), subscriptionId: z.string() }),
  /** A condition was looked at and its answer changed. */
  z.strictObject({ type: z.literal('conditionChanged'), subscriptionId: z.string(), holds: z.boolean() }),
  /** An event happened to the case (`nodeId` the event that took it): message, signal, error, escalation … */
  z.strictObject({
    type: z.literal('eventOccurred'),
    ...onElement,
    kind: z.enum([
      'message',
      'signal',
      'timer',
      'conditional',
      'error',
      'escalation',
      'cancel',
      'compensate',
    ]),
    name: z.string().optional(),
    /** Message, signal or timer this answers: a second time it is refused. */
    sourceId: z.string().optional(),
  }),
  /** An event was thrown (message sent, signal broadcast, error or escalation raised). */
  z.strictObject({
    type: z.literal('eventThrown'),
    ...onElement,
    kind: z.enum(['message', 'signal', 'error', 'escalation', 'compensate', 'cancel', 'terminate']),
    name: z.string().optional(),
    key: z.string().optional(),
  }),
  /** Chance entered as data: `draw(share)` with the number that decided it. */
  z.strictObject({
    type: z.literal('drawn'),
    ...onElement,
    share: z.number(),
    random: z.number(),
    isHit: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('userTaskOpened'),
    ...onElement,
    completion: completionRule,
    participants: z.array(participant),
    resultName: z.string(),
    dueAt: instant.optional(),
    /** Set when this activation answers a return: on completion the case goes back to `nodeId` with these people. */
    returnTo: returnTarget.optional(),
  }),
  /** `assignee` = one participant's duty; otherwise a pool of candidates. */
  z.strictObject({
    type: z.literal('workItemOpened'),
    workItemId: z.string(),
    ...onElement,
    participantId: z.string().optional(),
    assigneeId: uuid.optional(),
    candidateIds: z.array(uuid).optional(),
    dueAt: instant.optional(),
  }),
  z.strictObject({ type: z.literal('workItemClaimed'), workItemId: z.string(), personId: uuid }),
  z.strictObject({ type: z.literal('workItemUnclaimed'), workItemId: z.string() }),
  z.strictObject({
    type: z.literal('workItemCompleted'),
    workItemId: z.string(),
    ...onElement,
    participantId: z.string(),
    personId: uuid,
    action: actionCode,
    opinion: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('workItemCancelled'),
    workItemId: z.string(),
    ...onElement,
    reason: z.enum(['answeredByOther', 'returned', 'voteClosed', 'caseEnded', 'interrupted']),
  }),
  /** A step that nobody had to take, with why (same person as before). */
  z.strictObject({
    type: z.literal('userTaskSkipped'),
    ...onElement,
    reason: z.enum(['samePerson']),
    personId: uuid,
  }),
  z.strictObject({
    type: z.literal('caseReturned'),
    fromNodeId: z.string(),
    toNodeId: z.string(),
    elementId: z.string(),
    action: actionCode,
    personId: uuid,
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal('voteClosed'),
    ...onElement,
    by: z.enum(['allAnswered', 'closer', 'deadline']),
    result: voteResult,
  }),
  /** A process variable; user task results are set under their `resultName`. */
  z.strictObject({
    type: z.literal('variableSet'),
    name: z.string(),
    value: z.json(),
    /** The element whose own variable it is; absent: the process. */
    scopeId,
  }),
  z.strictObject({
    type: z.literal('timerScheduled'),
    timerId: z.string(),
    ...onElement,
    purpose: z.enum(['voteDeadline', 'event']),
    dueAt: instant,
    /** Which of the node's event definitions. */
    at: z.number().int().optional(),
    /** Cycle: how often it fires after this time (-1 without end) and the ISO 8601 interval. */
    repeat: z.strictObject({ left: z.number().int(), interval: z.string() }).optional(),
    /** The calendar that was counted on (`design §4`). */
    calendar: z.strictObject({ id: uuid, revision: z.number().int() }).optional(),
  }),
  z.strictObject({ type: z.literal('timerFired'), timerId: z.string() }),
  z.strictObject({ type: z.literal('timerCancelled'), timerId: z.string() }),
  z.strictObject({
    type: z.literal('incidentRaised'),
    incidentId: z.string(),
    ...onElement,
    code: z.string(),
    params,
  }),
  z.strictObject({ type: z.literal('incidentResolved'), incidentId: z.string(), elementId: z.string() }),
  z.strictObject({
    type: z.literal('caseEnded'),
    nodeId: z.string(),
    outcome: z.enum(['granted', 'refused']),
    resultLabel: z.string(),
  }),
])
export type EventData = z.infer<typeof eventData>
export type EventType = EventData['type']
export type EventOf<T extends EventType> = Extract<EventData, { type: T }>

/** Version of the event format this code writes; older events are read through upcasters. */
export const eventFormat = 1

/** An event as it stands in the append-only stream (`design §6`); `hash = SHA-256(prevHash ‖ canonical JSON of this)`. */
export const caseEvent = z.strictObject({
  tenantId: uuid,
  caseId: uuid,
  /** 1, 2, 3 … without gap inside a case. */
  seq: z.number().int().min(1),
  v: z.number().int(),
  at: instant,
  actor,
  commandId: uuid,
  data: eventData,
})
export type CaseEvent = z.infer<typeof caseEvent>
