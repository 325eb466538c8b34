import { terminateContent } from '../../scopes.ts'
import type { Throw } from './trigger.ts'

/** Ends the scope an element stands in, without compensation (BPMN 2.0 §10.5.3 terminate). */
export const throwTerminate: Throw<'terminate'> = (transition, node, elementId) => {
  const { scopeId } = transition.element(elementId)
  transition.emit({ type: 'eventThrown', elementId, nodeId: node.node.id, kind: 'terminate' })
  terminateContent(transition, scopeId, 'terminated', elementId)
  return 'goesOn'
}
