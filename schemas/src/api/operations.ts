import { z } from 'zod'
import { instant, named, uuid } from '../primitives.ts'
import { acted } from './cases.ts'
import { endpoint } from './endpoint.ts'

const caseId = z.strictObject({ caseId: uuid })
const values = z.record(z.string().max(64), z.json())
const page = {
  search: z.string().max(100).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
}

/** What an element of a case asked the world for and waits to be told. */
export const requestKind = z.enum(['connector', 'callback', 'caseEnd'])
export type RequestKind = z.infer<typeof requestKind>

const atElement = {
  caseId: uuid,
  caseNo: z.string(),
  title: z.string(),
  businessTypeName: z.string(),
  unit: named,
  elementId: z.string(),
  nodeId: z.string(),
  nodeName: z.string(),
  since: instant,
}

/** Something that stopped a step of a case, in the operator's list (异常处理). */
export const incidentSummary = z.strictObject({
  ...atElement,
  incidentId: z.string(),
  /** Key of the message catalogue. */
  code: z.string(),
  /** What happened and what to do, in the reader's language. */
  text: z.string(),
  /** The element waits for an answer, which an operator may give by hand; null: it can only be tried again. */
  request: requestKind.nullable(),
})
export type IncidentSummary = z.infer<typeof incidentSummary>

/** A step that waits for an answer from outside, not (yet) an incident. */
export const waitingRequest = z.strictObject({
  ...atElement,
  request: requestKind,
  /** When it will have failed without an answer; null: it waits without end. */
  dueAt: instant.nullable(),
  /** Where the answer to a callback is sent to; null for other requests. */
  callbackUrl: z.string().nullable(),
})
export type WaitingRequest = z.infer<typeof waitingRequest>

/** A message nobody has taken yet; `dead`: it waited longer than it may, and is kept until somebody decides. */
export const messageSummary = z.strictObject({
  messageId: uuid,
  name: z.string(),
  key: z.string().nullable(),
  status: z.enum(['waiting', 'dead']),
  unit: named,
  /** The case that sent it; null: it came from outside. */
  from: z.strictObject({ caseId: uuid, caseNo: z.string(), title: z.string() }).nullable(),
  at: instant,
  expiresAt: instant,
})
export type MessageSummary = z.infer<typeof messageSummary>

/** Work behind the cases that was given up after its last try and belongs to no step: timers, signals, automatic starts. */
export const failureSummary = z.strictObject({
  failureId: uuid,
  /** What was to be done and why it was not, in the reader's language. */
  text: z.string(),
  unit: named,
  /** The case it was for, or the business type it was to begin. */
  case: z.strictObject({ caseId: uuid, caseNo: z.string(), title: z.string() }).nullable(),
  businessTypeName: z.string(),
  since: instant,
})
export type FailureSummary = z.infer<typeof failureSummary>

export const operationEndpoints = {
  listIncidents: endpoint({
    id: 'listIncidents',
    method: 'GET',
    path: '/api/v1/incidents',
    summary: 'What stopped cases of the units the caller administers, longest waiting first',
    tag: 'operation',
    access: 'signedIn',
    query: z.strictObject(page),
    response: z.strictObject({
      incidents: z.array(incidentSummary),
      nextCursor: z.string().nullable(),
      /** Of everything open, whatever the search says. */
      counts: z.strictObject({
        incidents: z.number().int(),
        requests: z.number().int(),
        messages: z.number().int(),
      }),
    }),
  }),
  listRequests: endpoint({
    id: 'listRequests',
    method: 'GET',
    path: '/api/v1/requests',
    summary: 'Steps that wait for an answer from outside, longest waiting first',
    tag: 'operation',
    access: 'signedIn',
    query: z.strictObject(page),
    response: z.strictObject({ requests: z.array(waitingRequest), nextCursor: z.string().nullable() }),
  }),
  answerByHand: endpoint({
    id: 'answerByHand',
    method: 'POST',
    path: '/api/v1/cases/:caseId/requests/:elementId/answer',
    summary: 'Give the answer the world did not give; the step goes on with it',
    tag: 'operation',
    access: 'signedIn',
    params: caseId.extend({ elementId: z.string().max(32) }),
    body: z.strictObject({ result: z.json(), reason: z.string().trim().min(1).max(2000) }),
    response: acted,
    changes: true,
  }),
  checkConditions: endpoint({
    id: 'checkConditions',
    method: 'POST',
    path: '/api/v1/cases/:caseId/condition-checks',
    summary: 'Look again at the conditions a case waits for',
    tag: 'operation',
    access: 'signedIn',
    params: caseId,
    response: acted,
    changes: true,
  }),
  startActivity: endpoint({
    id: 'startActivity',
    method: 'POST',
    path: '/api/v1/cases/:caseId/elements/:elementId/activities',
    summary: 'Start an activity of an ad-hoc sub-process that waits for people to choose',
    tag: 'operation',
    access: 'signedIn',
    params: caseId.extend({ elementId: z.string().max(32) }),
    body: z.strictObject({ nodeId: z.string().max(96) }),
    response: acted,
    changes: true,
  }),
  sendMessage: endpoint({
    id: 'sendMessage',
    method: 'POST',
    path: '/api/v1/messages',
    summary:
      'A message from outside to whichever case waits for it, or a business type of the unit that begins with it',
    tag: 'operation',
    access: 'signedIn',
    body: z.strictObject({
      unitId: uuid,
      name: z.string().trim().min(1).max(200),
      key: z.string().max(500).optional(),
      values: values.optional(),
    }),
    response: z.strictObject({
      messageId: uuid,
      /** `waiting`: it is kept until somebody waits for it. */
      status: z.enum(['delivered', 'waiting']),
    }),
    changes: true,
  }),
  listMessages: endpoint({
    id: 'listMessages',
    method: 'GET',
    path: '/api/v1/messages',
    summary: 'Messages of the units the caller administers that nobody has taken, oldest first',
    tag: 'operation',
    access: 'signedIn',
    query: z.strictObject(page),
    response: z.strictObject({ messages: z.array(messageSummary), nextCursor: z.string().nullable() }),
  }),
  retryMessage: endpoint({
    id: 'retryMessage',
    method: 'POST',
    path: '/api/v1/messages/:messageId/delivery',
    summary: 'Look once more for somebody who waits for a message, and keep it as long again',
    tag: 'operation',
    access: 'signedIn',
    params: z.strictObject({ messageId: uuid }),
    response: z.strictObject({ messageId: uuid, status: z.enum(['delivered', 'waiting']) }),
    changes: true,
  }),
  discardMessage: endpoint({
    id: 'discardMessage',
    method: 'DELETE',
    path: '/api/v1/messages/:messageId',
    summary: 'Give a message up that nobody will take',
    tag: 'operation',
    access: 'signedIn',
    params: z.strictObject({ messageId: uuid }),
    response: z.strictObject({}),
    changes: true,
  }),
  listFailures: endpoint({
    id: 'listFailures',
    method: 'GET',
    path: '/api/v1/failures',
    summary: 'Timers, signals and automatic starts of the units the caller administers that were given up',
    tag: 'operation',
    access: 'signedIn',
    response: z.strictObject({ failures: z.array(failureSummary) }),
  }),
  retryFailure: endpoint({
    id: 'retryFailure',
    method: 'POST',
    path: '/api/v1/failures/:failureId/retry',
    summary: 'Try work that was given up once more, with all its tries',
    tag: 'operation',
    access: 'signedIn',
    params: z.strictObject({ failureId: uuid }),
    response: z.strictObject({}),
    changes: true,
  }),
  answerCallback: endpoint({
    id: 'answerCallback',
    method: 'POST',
    path: '/api/v1/callbacks/:token',
    summary: 'The answer a step waits for, from whoever was given its address; no session',
    tag: 'operation',
    access: 'public',
    params: z.strictObject({ token: z.string().max(400) }),
    /** The answer, any JSON; `result` of the step. */
    body: z.json(),
    response: z.strictObject({ accepted: z.literal(true) }),
  }),
}
