import { z } from 'zod'
import { fieldPermission } from '../form.ts'
import { assignment } from '../organisation.ts'
import { feel, key, label } from '../primitives.ts'
import { actionCode, completionRule, dayLimit } from './approval.ts'

/** `banshi:settings` of a user task; every part may be absent. */
export const userTaskSettings = z.strictObject({
  /** 填报 fill · 审批 approve · 办理 handle: decides the words of the main button. */
  kind: z.enum(['fill', 'approve', 'handle']).optional(),
  /** Absent: the role of the lane the task stands in. */
  assignment: assignment.optional(),
  /** Absent: any. */
  completion: completionRule.optional(),
  /** By `x-id` of the field or column; what is not named follows `defaultPermission` (absent: read). */
  permissions: z.record(z.string(), fieldPermission).optional(),
  defaultPermission: fieldPermission.optional(),
  /** Actions offered besides `approve`; absent: the three returns, and for a vote what its rule allows. */
  actions: z.array(actionCode).max(20).optional(),
  /** Other words for actions, e.g. `{ approve: '同意，送街道审核' }`. */
  actionLabels: z.partialRecord(actionCode, label).optional(),
  opinionRequired: z.array(actionCode).max(20).optional(),
  /** Name of the result under `v`; absent: the node's id. */
  resultName: key.optional(),
  /** When the same person handled the step before: act again, or skip with a note. */
  samePerson: z.enum(['act', 'skip']).optional(),
  timeLimit: dayLimit.optional(),
})
export type UserTaskSettings = z.infer<typeof userTaskSettings>

/** `banshi:settings` of an end event. 不予 is 办结 with a result (`ui §3`). */
export const endEventSettings = z.strictObject({
  outcome: z.enum(['granted', 'refused']).optional(),
  resultLabel: label.optional(),
})
export type EndEventSettings = z.infer<typeof endEventSettings>

/** `banshi:settings` of a lane: the role slot that its tasks belong to. */
export const laneSettings = z.strictObject({ role: z.string().max(64).optional() })
export type LaneSettings = z.infer<typeof laneSettings>

/** Assignments by name: FEEL evaluated where they start, set as variables where they end. */
const mapping = z.record(key, feel)
export type Mapping = z.infer<typeof mapping>

/** `banshi:settings` of a process: variables it may be started with and names other expressions may rely on. */
export const processSettings = z.strictObject({ variables: z.array(key).max(200).optional() })
export type ProcessSettings = z.infer<typeof processSettings>

/** Retry of a connector: attempts with doubling waits, then an incident. */
export const retryRule = z.strictObject({
  attempts: z.number().int().min(1).max(20).optional(),
  /** Seconds before the second attempt; doubled each time. */
  waitSeconds: z.number().int().min(1).max(86_400).optional(),
  /** Seconds one attempt, or waiting for a callback, may take. */
  timeoutSeconds: z.number().int().min(1).max(2_592_000).optional(),
})
export type RetryRule = z.infer<typeof retryRule>

/** What a service task asks of the world (`design §4`: effects are requests, answers come back as commands). */
export const connector = z.discriminatedUnion('type', [
  /** A request to an address an operator has allowed; the answer is `{ status, body }`. */
  z.strictObject({
    type: z.literal('http'),
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    url: feel,
    headers: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/), feel).optional(),
    body: feel.optional(),
    /** BPMN error code by HTTP status; others of 4xx and 5xx are failures. */
    errors: z.record(z.string().regex(/^[45]\d\d$/), z.string().max(64)).optional(),
  }),
  /** Waits until somebody calls back with the token of this step. */
  z.strictObject({ type: z.literal('callback'), name: label.optional() }),
  /** Opens another case and, when asked to, waits until it has ended. */
  z.strictObject({
    type: z.literal('startCase'),
    businessTypeKey: key,
    values: mapping.optional(),
    waitForEnd: z.boolean().optional(),
  }),
  /** Tells people something. */
  z.strictObject({ type: z.literal('notify'), assignment, text: feel }),
])
export type Connector = z.infer<typeof connector>

/** What every activity may bring in and take out; names stand under `v`. */
const activity = {
  inputs: mapping.optional(),
  outputs: mapping.optional(),
}
/** `banshi:settings` of a service task; without a connector it is done at once. The answer is `result` in `outputs`. */
export const serviceTaskSettings = z.strictObject({
  ...activity,
  connector: connector.optional(),
  resultName: key.optional(),
  retry: retryRule.optional(),
})
export type ServiceTaskSettings = z.infer<typeof serviceTaskSettings>

/** `banshi:settings` of a message event or task: the key by which it is correlated, and what it carries or sets. */
export const messageSettings = z.strictObject({
  /** FEEL giving the correlation key; absent: the message's name alone decides. */
  key: feel.optional(),
  /** Thrown: the content by name. Caught: variables set from `message`. */
  values: mapping.optional(),
})
export type MessageSettings = z.infer<typeof messageSettings>
export const sendTaskSettings = z.strictObject({ ...activity, ...messageSettings.shape })
export const receiveTaskSettings = z.strictObject({ ...activity, ...messageSettings.shape })
export const signalSettings = z.strictObject({
  /** `case`: heard inside this case alone; absent: broadcast (BPMN 2.0 §10.5.1). */
  reach: z.enum(['case', 'tenant']).optional(),
  values: mapping.optional(),
})
export type SignalSettings = z.infer<typeof signalSettings>

/** `banshi:settings` of a business rule task: the decision table and the name of its result. */
export const businessRuleTaskSettings = z.strictObject({
  ...activity,
  decision: key.optional(),
  resultName: key.optional(),
})
export const scriptTaskSettings = z.strictObject({ ...activity })
/** `banshi:settings` of a call activity: which version is called and what goes in and out. */
export const callActivitySettings = z.strictObject({
  ...activity,
  /** Absent: the latest published version when the token arrives. */
  version: z.union([z.literal('latest'), z.number().int().min(1)]).optional(),
})
/** `banshi:settings` of an ad-hoc sub-process: who starts its activities; absent: each starts once by itself. */
export const adHocSettings = z.strictObject({ start: z.enum(['once', 'manual']).optional() })
/** `banshi:settings` of multi-instance characteristics, for what BPMN leaves to item definitions. */
export const multiInstanceSettings = z.strictObject({
  /** FEEL giving a list; one instance per item. */
  collection: feel.optional(),
  itemName: key.optional(),
  /** FEEL evaluated as each instance completes; the list of results is set under `outputName`. */
  output: feel.optional(),
  outputName: key.optional(),
})
/** `banshi:settings` of a timer: a duration counted on the unit's working calendar. */
export const timerSettings = z.strictObject({
  counting: z.enum(['calendar', 'working']).optional(),
  /** Working or calendar days instead of an ISO 8601 duration. */
  limit: dayLimit.optional(),
})
export type TimerSettings = z.infer<typeof timerSettings>

/** The settings schema of each BPMN element kind that carries `banshi:settings`. */
export const elementSettings = {
  'bpmn:UserTask': userTaskSettings,
  'bpmn:EndEvent': endEventSettings,
  'bpmn:Lane': laneSettings,
  'bpmn:Process': processSettings,
  'bpmn:ServiceTask': serviceTaskSettings,
  'bpmn:SendTask': sendTaskSettings,
  'bpmn:ReceiveTask': receiveTaskSettings,
  'bpmn:BusinessRuleTask': businessRuleTaskSettings,
  'bpmn:ScriptTask': scriptTaskSettings,
  'bpmn:CallActivity': callActivitySettings,
  'bpmn:AdHocSubProcess': adHocSettings,
  'bpmn:MultiInstanceLoopCharacteristics': multiInstanceSettings,
  'bpmn:TimerEventDefinition': timerSettings,
  'bpmn:MessageEventDefinition': messageSettings,
  'bpmn:SignalEventDefinition': signalSettings,
} as const
export type ElementSettings = { [K in keyof typeof elementSettings]: z.infer<(typeof elementSettings)[K]> }
