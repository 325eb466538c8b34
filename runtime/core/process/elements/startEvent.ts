import { chooseAll, leave } from '../flows.ts'
import { takePayload } from '../events/payload.ts'
import type { ElementBehaviour } from './element.ts'

/** Start event (BPMN 2.0 §10.5.2, §13.5.1): what it waited for has happened, the token goes on at once. */
export const startEvent: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const elementId = transition.activate(node, arrival)
    const { at = 0, payload } = arrival
    if (payload && !takePayload(transition, node, elementId, at, payload)) return
    leave(transition, elementId, node, chooseAll)
  },
  resume: (transition, node, elementId) => void leave(transition, elementId, node, chooseAll),
}
