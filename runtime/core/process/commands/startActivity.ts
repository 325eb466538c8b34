import { startActivities } from '../elements/adHocSubProcess.ts'
import { isNode } from '../program.ts'
import { childrenOf } from '../scopes.ts'
import { elementIn } from '../variables.ts'
import { done, reject, type Handler } from './command.ts'

/** Begins an activity of an ad-hoc sub-process that leaves the choice to people (BPMN 2.0 §10.3.5). */
export const startActivity: Handler<'startActivity'> = (transition, { elementId, nodeId }) => {
  const element = elementIn(transition.state, elementId)
  const node = element && transition.nodeOf(element)
  if (!element || element.loop || !node || !isNode(node, 'adHocSubProcess')) return reject('notAdHoc')
  if (node.node.start !== 'manual' || !node.content?.starts.includes(nodeId))
    return reject('activityNotOffered')
  if (node.node.ordering === 'Sequential' && childrenOf(transition.state, elementId).length > 0) {
    return reject('activityNotOffered')
  }
  startActivities(transition, element, [nodeId])
  return done
}
