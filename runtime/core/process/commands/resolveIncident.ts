import { behaviours } from '../elements/index.ts'
import { done, reject, type Handler } from './command.ts'

/** The cause was mended: the element goes on where it stopped, and stops again if it was not. */
export const resolveIncident: Handler<'resolveIncident'> = (transition, { incidentId }) => {
  const incident = Object.hasOwn(transition.state.incidents, incidentId)
    ? transition.state.incidents[incidentId]
    : undefined
  if (!incident) return reject('incidentGone')
  const { elementId, code } = incident
  transition.emit({ type: 'incidentResolved', incidentId, elementId })
  if (!transition.isLive(elementId)) return done
  const node = transition.nodeOf(transition.element(elementId))
  behaviours[node.node.type].resume(transition, node, elementId, code)
  return done
}
