import { resumeActivity } from '../activity/resume.ts'
import { openUserTask, stopsOpening } from '../userTask/open.ts'
import { activity } from './activity.ts'

/** User task (BPMN 2.0 §10.3.4, §13.3.3): one activation asks its people and waits for their answers. */
export const userTask = activity(openUserTask, {
  resume(transition, node, elementId, code) {
    const asked = transition.element(elementId).userTask
    const { scopeId } = transition.element(elementId)
    resumeActivity(
      transition,
      node,
      elementId,
      asked && code !== 'process.timerInvalid' && !stopsOpening.has(code) ? 'process.noWayHolds' : code,
      () => {
        const { participants, returnTo } = asked ?? {}
        openUserTask(transition, node, elementId, {
          nodeId: node.node.id,
          scopeId,
          ...(participants ? { participants } : {}),
          ...(returnTo ? { returnTo } : {}),
        })
      },
    )
  },
})
