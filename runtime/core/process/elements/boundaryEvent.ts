import { chooseAll, leave } from '../flows.ts'
import type { ElementBehaviour } from './element.ts'

/** Boundary event (BPMN 2.0 §10.5.4): waits with its activity and is triggered from there; what is left is its way out. */
export const boundaryEvent: ElementBehaviour = {
  arrive: (transition, node, arrival) =>
    void leave(transition, transition.activate(node, arrival), node, chooseAll),
  resume: (transition, node, elementId) => void leave(transition, elementId, node, chooseAll),
}
