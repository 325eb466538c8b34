import type { ElementInstance, Json } from '@banshi/schemas'
import { takePayload } from '../events/payload.ts'
import { definitionsOf, openWaits } from '../events/subscribe.ts'
import { chooseAll, leave, send } from '../flows.ts'
import type { CompiledNode } from '../program.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

function goOn(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  payload: Record<string, Json>,
): void {
  closeWaits(transition, elementId)
  if (takePayload(transition, node, elementId, at, payload)) leave(transition, elementId, node, chooseAll)
}

/** A timer that comes round a known number of times sends a token each time and is done with the last (§10.5.5). */
function goesRound({ state }: Transition, event: CompiledNode, { id }: ElementInstance, at: number): boolean {
  return Object.values(state.timers).some(
    (timer) =>
      timer.elementId === id &&
      timer.nodeId === event.node.id &&
      timer.at === at &&
      timer.repeat?.left !== -1,
  )
}

/** Intermediate catch event (BPMN 2.0 §10.5.4, §13.5.2): waits for one of its definitions, or for all of them. */
export const intermediateCatchEvent: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const elementId = transition.activate(node, arrival)
    const { at = 0, payload } = arrival
    if (payload) return goOn(transition, node, elementId, at, payload)
    if (definitionsOf(node).length === 0) return void leave(transition, elementId, node, chooseAll)
    openWaits(transition, node, elementId)
  },
  resume(transition, node, elementId, code) {
    if (code !== 'process.timerInvalid') return void leave(transition, elementId, node, chooseAll)
    closeWaits(transition, elementId)
    openWaits(transition, node, elementId)
  },
  occur(transition, event, element, at, payload) {
    if (goesRound(transition, event, element, at))
      send(
        transition,
        event.outgoing.map(({ flow }) => flow),
        element.scopeId,
      )
    else goOn(transition, event, element.id, at, payload)
  },
}
