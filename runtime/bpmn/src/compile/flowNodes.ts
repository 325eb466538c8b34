import type { FlowNode } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { containerCompilers } from './containers.ts'
import { eventCompilers } from './events.ts'
import { gatewayCompilers } from './gateways.ts'
import type { CommonNode, NodeCompilers, NodeScope } from './scope.ts'
import { taskCompilers } from './tasks.ts'

/** Compilers by BPMN type; what is not named here is a problem, never dropped in silence. */
export const nodeCompilers: NodeCompilers = {
  ...eventCompilers,
  ...taskCompilers,
  ...gatewayCompilers,
  ...containerCompilers,
}

/** Elements that are no nodes: lines, and data, which is compiled with what holds and uses it. */
const otherTypes: ReadonlySet<string> = new Set([
  'bpmn:SequenceFlow',
  'bpmn:DataObject',
  'bpmn:DataObjectReference',
  'bpmn:DataStoreReference',
])

/** Whether it would become a node, or be told of as one that cannot run. */
export const isFlowNode = (element: BpmnElement): boolean => !otherTypes.has(element.$type)

/** One BPMN flow node → one node of the definition, or nothing when it is not executable here. */
export function compileNode(
  element: BpmnElement,
  common: CommonNode,
  scope: NodeScope,
): FlowNode | undefined {
  const compiler = Object.hasOwn(nodeCompilers, element.$type) ? nodeCompilers[element.$type] : undefined
  if (compiler) return compiler(element, common, scope)
  scope.report('definition.unsupportedElement', element, { type: element.$type })
  return undefined
}
