import { propagate } from '../propagate.ts'
import type { Throw } from './trigger.ts'

/** Throws an escalation (BPMN 2.0 §10.5.7): the thrower goes on unless it is interrupted; uncaught, nothing happens. */
export const throwEscalation: Throw<'escalation'> = (transition, node, elementId, _at, { code }) => {
  const name = code === undefined ? {} : { name: code }
  transition.emit({ type: 'eventThrown', elementId, nodeId: node.node.id, kind: 'escalation', ...name })
  propagate(transition, elementId, 'escalation', code)
  return transition.isLive(elementId) ? 'goesOn' : 'stopped'
}
