import { chooseAll, leave } from '../flows.ts'
import type { ElementBehaviour } from './element.ts'

/** None start event (BPMN 2.0 §10.5.2, §13.5.1): the token goes on at once. */
export const startEvent: ElementBehaviour = {
  arrive(transition, node, arrival) {
    leave(transition, transition.activate(node, arrival), node, chooseAll)
  },
  resume: (transition, node, elementId) => leave(transition, elementId, node, chooseAll),
}
