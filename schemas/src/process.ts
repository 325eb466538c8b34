import { z } from 'zod'
import { assignment } from './organisation.ts'
import { fieldPermission } from './form.ts'
import { elementId, feel, key, label } from './primitives.ts'

/** Actions of the approval vocabulary (`style 4.2`), by code. */
export const actionCode = z.enum([
  'approve',
  'disapprove',
  'abstain',
  'recuse',
  'returnToPrevious',
  'returnToNode',
  'returnToApplicant',
])
export type ActionCode = z.infer<typeof actionCode>

/** A share compared as integers, never as a rounded decimal: `count * denominator  cmp  base * numerator`. */
export const ratio = z.strictObject({
  numerator: z.number().int().min(0).max(1000),
  denominator: z.number().int().min(1).max(1000),
  comparator: z.enum(['>', '>=']),
})
export type Ratio = z.infer<typeof ratio>

/** Days a step may take: working (`WD`) or calendar days (`CD`), `templates 0.5`. */
export const dayLimit = z.strictObject({ days: z.number().int().min(1).max(365), kind: z.enum(['WD', 'CD']) })
export type DayLimit = z.infer<typeof dayLimit>

/** A ballot (`templates 0.7`): every member is asked; a recused member leaves the base; no early decision. */
export const voteRule = z.strictObject({
  quorum: ratio,
  pass: ratio,
  /** Base of the pass ratio: all on the roll less the recused, those who answered, or yes + no. */
  passBase: z.enum(['all', 'present', 'valid']),
  allowAbstain: z.boolean(),
  allowRecuse: z.boolean(),
  /** Who may close the ballot before all have answered; absent: only the deadline does. */
  closer: assignment.optional(),
  closeAfter: dayLimit.optional(),
})
export type VoteRule = z.infer<typeof voteRule>

/** 或签 any · 会签 all · 票签 vote. */
export const completionRule = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('any') }),
  z.strictObject({ rule: z.literal('all') }),
  z.strictObject({ rule: z.literal('vote'), vote: voteRule }),
])
export type CompletionRule = z.infer<typeof completionRule>

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

/** The settings schema of each BPMN element kind that carries `banshi:settings`. */
export const elementSettings = {
  'bpmn:UserTask': userTaskSettings,
  'bpmn:EndEvent': endEventSettings,
  'bpmn:Lane': laneSettings,
} as const
export interface ElementSettings {
  'bpmn:UserTask': UserTaskSettings
  'bpmn:EndEvent': EndEventSettings
  'bpmn:Lane': LaneSettings
}

const node = {
  id: elementId,
  name: label,
  laneId: elementId.optional(),
  /** Sequence flow ids in document order. */
  incoming: z.array(elementId),
  outgoing: z.array(elementId),
}
/** BPMN 2.0 §10.5.2 none start event. */
export const startEvent = z.strictObject({ ...node, type: z.literal('startEvent') })
/** BPMN 2.0 §10.5.3 none end event. */
export const endEvent = z.strictObject({ ...node, type: z.literal('endEvent'), settings: endEventSettings })
/** BPMN 2.0 §10.3.4 user task. */
export const userTask = z.strictObject({
  ...node,
  type: z.literal('userTask'),
  settings: userTaskSettings,
  default: elementId.optional(),
})
/** BPMN 2.0 §10.6.2 exclusive gateway. */
export const exclusiveGateway = z.strictObject({
  ...node,
  type: z.literal('exclusiveGateway'),
  default: elementId.optional(),
})
/** BPMN 2.0 §10.6.4 parallel gateway. */
export const parallelGateway = z.strictObject({ ...node, type: z.literal('parallelGateway') })

export const flowNode = z.discriminatedUnion('type', [
  startEvent,
  endEvent,
  userTask,
  exclusiveGateway,
  parallelGateway,
])
export type FlowNode = z.infer<typeof flowNode>
export type UserTask = z.infer<typeof userTask>

export const sequenceFlow = z.strictObject({
  id: elementId,
  name: label,
  source: elementId,
  target: elementId,
  condition: feel.optional(),
})
export type SequenceFlow = z.infer<typeof sequenceFlow>

export const lane = z.strictObject({ id: elementId, name: label, role: z.string().optional() })
export type Lane = z.infer<typeof lane>

/** What the interpreter runs; compiled from BPMN XML by `@banshi/bpmn`, never written by hand. */
export const processDefinition = z.strictObject({
  id: elementId,
  nodes: z.array(flowNode).max(2000),
  flows: z.array(sequenceFlow).max(4000),
  lanes: z.array(lane).max(100),
})
export type ProcessDefinition = z.infer<typeof processDefinition>
