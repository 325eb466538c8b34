import type { ElementInstance, Json } from '@banshi/schemas'
import { takePayload } from '../events/payload.ts'
import { chooseAll, leave } from '../flows.ts'
import type { CompiledNodeOf } from '../program.ts'
import { terminate } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

/** A boundary event has happened (BPMN 2.0 §13.5.3): interrupting ends its activity, else a token is added. */
export function triggerBoundary(
  transition: Transition,
  boundary: CompiledNodeOf<'boundaryEvent'>,
  host: ElementInstance,
  at: number,
  payload?: Record<string, Json>,
  isInterrupting = boundary.node.cancelActivity !== false,
): void {
  const { scopeId } = host
  if (isInterrupting) terminate(transition, host, 'interrupted')
  const elementId = transition.activate(
    boundary,
    scopeId === undefined ? { nodeId: boundary.node.id } : { nodeId: boundary.node.id, scopeId },
  )
  if (takePayload(transition, boundary, elementId, at, payload))
    leave(transition, elementId, boundary, chooseAll)
}

/** Boundary event (BPMN 2.0 §10.5.4): waits with its activity and is triggered from there; what is left is its way out. */
export const boundaryEvent: ElementBehaviour = {
  arrive: (transition, node, arrival) =>
    void leave(transition, transition.activate(node, arrival), node, chooseAll),
  resume: (transition, node, elementId) => void leave(transition, elementId, node, chooseAll),
}
