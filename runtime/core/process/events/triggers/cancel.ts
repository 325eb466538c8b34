import { terminateContent } from '../../scopes.ts'
import { elementIn } from '../../variables.ts'
import { startCompensation, toCompensate } from '../compensate.ts'
import type { Throw } from './trigger.ts'

/**
 * Cancels the transaction around (BPMN 2.0 §10.3.5, §10.5.3): what runs inside ends, what was done is compensated, then its
 * cancel event.
 */
export const throwCancel: Throw<'cancel'> = (transition, node, elementId) => {
  transition.emit({ type: 'eventThrown', elementId, nodeId: node.node.id, kind: 'cancel' })
  let scope = elementIn(transition.state, transition.element(elementId).scopeId)
  while (scope && scope.nodeType !== 'transaction') scope = elementIn(transition.state, scope.scopeId)
  if (!scope) return 'goesOn'
  terminateContent(transition, scope.id, 'cancelled')
  startCompensation(transition, scope, toCompensate(transition, scope.id))
  return 'stopped'
}
