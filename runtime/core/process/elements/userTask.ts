import { chooseAll, leave } from '../flows.ts'
import { openUserTask, stopsOpening } from '../userTask/open.ts'
import type { ElementBehaviour } from './element.ts'

/** User task (BPMN 2.0 §10.3.4, §13.3.3): one activation asks its people and waits for their answers. */
export const userTask: ElementBehaviour = {
  arrive(transition, node, arrival) {
    openUserTask(transition, transition.activate(node, arrival), node, arrival)
  },
  resume(transition, node, elementId, code) {
    const asked = transition.state.elements[elementId]?.userTask
    if (asked && !stopsOpening.has(code)) return leave(transition, elementId, node, chooseAll)
    const { participants, returnTo } = asked ?? {}
    openUserTask(transition, elementId, node, {
      nodeId: node.node.id,
      ...(participants ? { participants } : {}),
      ...(returnTo ? { returnTo } : {}),
    })
  },
}
