import type { ElementInstance } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'

/** The event that happened: beside the waiting element, or the start of an event sub-process inside it. */
export function eventNodeOf(
  transition: Transition,
  element: ElementInstance | undefined,
  nodeId: string,
): CompiledNode {
  const beside = element && transition.programAt(element.scopeId).nodes.get(nodeId)
  return beside && beside.node.type !== 'startEvent' ? beside : transition.node(nodeId, element?.id)
}
