import type { FlowNode, SequenceFlow } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { expressionText } from './expressions.ts'
import { nodeCompilers } from './flowNodes.ts'
import { processOf, type NodeScope } from './scope.ts'

const isEnd = (element: BpmnElement | undefined): element is BpmnElement & { id: string } =>
  element?.id !== undefined && Object.hasOwn(nodeCompilers, element.$type)

/**
 * Sequence flows (BPMN 2.0 §8.4.13); a condition is FEEL text. They never cross the border of a pool (§7.6.1); the border of
 * a sub-process is seen in the definition, and checked there.
 */
export function compileFlow(element: BpmnElement, id: string, scope: NodeScope): SequenceFlow | undefined {
  const { sourceRef: source, targetRef: target } = element
  if (!isEnd(source) || !isEnd(target)) {
    scope.report('definition.danglingFlow', element, { clause: '§8.4.13' })
    return undefined
  }
  if (processOf(source) !== processOf(target)) {
    scope.report('definition.flowCrossesPool', element, { clause: '§7.6.1' })
    return undefined
  }
  const condition = expressionText(element.conditionExpression, element, scope.report)
  const name = element.name ?? ''
  return { id, name, source: source.id, target: target.id, ...(condition ? { condition } : {}) }
}

const groupIds = (
  flows: readonly SequenceFlow[],
  end: 'source' | 'target',
): ReadonlyMap<string, string[]> => {
  const groups = new Map<string, string[]>()
  for (const flow of flows) groups.set(flow[end], [...(groups.get(flow[end]) ?? []), flow.id])
  return groups
}

/** A node's incoming/outgoing follow from the flows, whatever the XML says of them (many tools leave them out). */
export function connect(nodes: readonly FlowNode[], flows: readonly SequenceFlow[]): FlowNode[] {
  const incoming = groupIds(flows, 'target')
  const outgoing = groupIds(flows, 'source')
  return nodes.map((node) => ({
    ...node,
    incoming: incoming.get(node.id) ?? [],
    outgoing: outgoing.get(node.id) ?? [],
  }))
}
