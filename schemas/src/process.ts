import { z } from 'zod'
import { elementId, feel, label } from './primitives.ts'
import { declaration } from './process/activity.ts'
import { callable, flowNode } from './process/flowNode.ts'

export * from './process/approval.ts'
export * from './process/settings.ts'
export * from './process/eventDefinition.ts'
export { type Declaration, type DataFlow, type MultiInstance, type StandardLoop } from './process/activity.ts'
export {
  flowNode,
  type Activity,
  type Callable,
  type EventNode,
  type FlowNode,
  type FlowNodeOf,
  type FlowNodeType,
  type UserTask,
} from './process/flowNode.ts'

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
  /** All nodes, also those inside sub-processes and callables: each names its `parent`. */
  nodes: z.array(flowNode).max(2000),
  flows: z.array(sequenceFlow).max(4000),
  lanes: z.array(lane).max(100),
  /** Data objects and properties of the process. */
  declares: z.array(declaration).max(200).optional(),
  /** Processes and global tasks of the same document that are called. */
  callables: z.array(callable).max(100).optional(),
})
export type ProcessDefinition = z.infer<typeof processDefinition>
