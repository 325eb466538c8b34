import { chooseOne, leave } from '../flows.ts'
import type { ElementBehaviour } from './element.ts'

/** Exclusive gateway (BPMN 2.0 §10.6.2, §13.4.2): one way out; without a true condition or default it stops. */
export const exclusiveGateway: ElementBehaviour = {
  arrive(transition, node, arrival) {
    leave(transition, transition.activate(node, arrival), node, chooseOne)
  },
  resume: (transition, node, elementId) => void leave(transition, elementId, node, chooseOne),
}
