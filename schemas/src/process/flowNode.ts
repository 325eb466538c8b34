import { z } from 'zod'
import { elementId, feel, key, label } from '../primitives.ts'
import { activityParts, dataFlow, declaration } from './activity.ts'
import { eventDefinition } from './eventDefinition.ts'
import { endEventSettings, messageSettings, serviceTaskSettings, userTaskSettings } from './settings.ts'

const node = {
  id: elementId,
  name: label,
  laneId: elementId.optional(),
  /** The sub-process, or called process, it stands in; absent: the process itself. */
  parent: elementId.optional(),
  /** Sequence flow ids in document order. */
  incoming: z.array(elementId),
  outgoing: z.array(elementId),
}
/** Several definitions make a multiple event; `parallelMultiple` waits for all of them (BPMN 2.0 §10.5.4). */
const events = { events: z.array(eventDefinition).max(50).optional(), data: dataFlow.optional() }
const catching = { ...events, parallelMultiple: z.boolean().optional() }

/** BPMN 2.0 §10.5.2 start event; `isInterrupting` counts in an event sub-process (absent: true). */
export const startEvent = z.strictObject({
  ...node,
  ...catching,
  type: z.literal('startEvent'),
  isInterrupting: z.boolean().optional(),
})
/** BPMN 2.0 §10.5.3 end event. */
export const endEvent = z.strictObject({
  ...node,
  ...events,
  type: z.literal('endEvent'),
  settings: endEventSettings,
})
/** BPMN 2.0 §10.5.4 intermediate events. */
export const intermediateCatchEvent = z.strictObject({
  ...node,
  ...catching,
  type: z.literal('intermediateCatchEvent'),
})
export const intermediateThrowEvent = z.strictObject({
  ...node,
  ...events,
  type: z.literal('intermediateThrowEvent'),
})
/** BPMN 2.0 §10.5.4 boundary event; `cancelActivity` absent: true. */
export const boundaryEvent = z.strictObject({
  ...node,
  ...catching,
  type: z.literal('boundaryEvent'),
  attachedTo: elementId,
  cancelActivity: z.boolean().optional(),
  /** Compensation: the handler at the other end of the association. */
  handler: elementId.optional(),
})

/** BPMN 2.0 §10.3.4 user task; `manual` is a manual task (§10.3.3), done by people outside the system and reported here. */
export const userTask = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('userTask'),
  manual: z.boolean().optional(),
  settings: userTaskSettings,
})
/** BPMN 2.0 §10.3.3 abstract task: nothing to do, the token goes on. */
export const task = z.strictObject({ ...node, ...activityParts, type: z.literal('task') })
/** BPMN 2.0 §10.3.3 script task: lines `name = FEEL`, or the format `trace`. */
export const scriptTask = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('scriptTask'),
  format: z.enum(['feel', 'trace']),
  script: z.string().max(20_000),
})
/** BPMN 2.0 §10.3.3 service task. */
export const serviceTask = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('serviceTask'),
  settings: serviceTaskSettings,
})
/** BPMN 2.0 §10.3.3 send and receive task; `message` absent: nothing is named, it is done at once / waits for any name. */
export const sendTask = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('sendTask'),
  message: z.string().max(200),
  settings: messageSettings,
})
export const receiveTask = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('receiveTask'),
  message: z.string().max(200),
  instantiate: z.boolean().optional(),
  settings: messageSettings,
})
/** BPMN 2.0 §10.3.3 business rule task; absent `decision`: nothing to decide. */
export const businessRuleTask = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('businessRuleTask'),
  decision: key.optional(),
  resultName: key.optional(),
})

/** BPMN 2.0 §10.3.5 embedded and event sub-process. */
export const subProcess = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('subProcess'),
  triggeredByEvent: z.boolean().optional(),
})
/** BPMN 2.0 §10.3.5 transaction. */
export const transaction = z.strictObject({ ...node, ...activityParts, type: z.literal('transaction') })
/** BPMN 2.0 §10.3.5 ad-hoc sub-process. */
export const adHocSubProcess = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('adHocSubProcess'),
  ordering: z.enum(['Parallel', 'Sequential']),
  completionCondition: feel.optional(),
  cancelRemaining: z.boolean(),
  start: z.enum(['once', 'manual']).optional(),
})
/**
 * BPMN 2.0 §10.3.6 call activity. `called`: id of a process or global task in the same definition, or the key of another
 * business type.
 */
export const callActivity = z.strictObject({
  ...node,
  ...activityParts,
  type: z.literal('callActivity'),
  called: z.string().max(200),
  /** True: `called` is the key of another business type. */
  external: z.boolean().optional(),
  version: z.union([z.literal('latest'), z.number().int().min(1)]).optional(),
})

const gateway = { ...node, default: elementId.optional() }
/** BPMN 2.0 §10.6.2 exclusive, §10.6.3 inclusive, §10.6.4 parallel, §10.6.5 complex, §10.6.6 event-based gateway. */
export const exclusiveGateway = z.strictObject({ ...gateway, type: z.literal('exclusiveGateway') })
export const inclusiveGateway = z.strictObject({ ...gateway, type: z.literal('inclusiveGateway') })
export const parallelGateway = z.strictObject({ ...node, type: z.literal('parallelGateway') })
export const complexGateway = z.strictObject({
  ...gateway,
  type: z.literal('complexGateway'),
  /** Names: `activationCount` and the ids of incoming flows (their tokens). Absent: the first token fires it. */
  activationCondition: feel.optional(),
})
export const eventBasedGateway = z.strictObject({
  ...node,
  type: z.literal('eventBasedGateway'),
  instantiate: z.boolean().optional(),
  gatewayType: z.enum(['Exclusive', 'Parallel']),
})

export const flowNode = z.discriminatedUnion('type', [
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  userTask,
  task,
  scriptTask,
  serviceTask,
  sendTask,
  receiveTask,
  businessRuleTask,
  subProcess,
  transaction,
  adHocSubProcess,
  callActivity,
  exclusiveGateway,
  inclusiveGateway,
  parallelGateway,
  complexGateway,
  eventBasedGateway,
])
export type FlowNode = z.infer<typeof flowNode>
export type FlowNodeType = FlowNode['type']
export type FlowNodeOf<T extends FlowNodeType> = Extract<FlowNode, { type: T }>
export type UserTask = FlowNodeOf<'userTask'>
export type Activity = Extract<FlowNode, { loop?: unknown }>
export type EventNode = Extract<FlowNode, { events?: unknown }>

/** A process or global task of the same document that call activities may call (BPMN 2.0 §10.3.6, §10.3.7). */
export const callable = z.strictObject({
  id: elementId,
  name: label,
  declares: z.array(declaration).max(200).optional(),
})
export type Callable = z.infer<typeof callable>
