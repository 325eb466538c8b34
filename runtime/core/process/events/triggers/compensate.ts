import { compensateWithoutWaiting, startCompensation, toCompensate } from '../compensate.ts'
import type { Throw } from './trigger.ts'

/** Throws compensation (BPMN 2.0 §10.5.5, §13.5.5): of one activity or of all; waits until it is done, unless told not to. */
export const throwCompensation: Throw<'compensate'> = (transition, node, elementId, _at, event) => {
  const { scopeId } = transition.element(elementId)
  transition.emit({ type: 'eventThrown', elementId, nodeId: node.node.id, kind: 'compensate' })
  const queue = toCompensate(transition, scopeId, event.activity)
  if (queue.length === 0) return 'goesOn'
  if (event.waitForCompletion === false) {
    compensateWithoutWaiting(transition, queue, scopeId)
    return 'goesOn'
  }
  startCompensation(transition, transition.element(elementId), queue)
  return 'waits'
}
