import type { ElementInstance, Json, Rejection, Result } from '@banshi/schemas'
import { finishService } from '../elements/serviceTask.ts'
import { throwError } from '../events/propagate.ts'
import type { Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { done, personOf, reject, type Handler } from './command.ts'

/** The element that waits for this answer: a second answer, or one to an earlier attempt, comes too late. */
function waiting(
  transition: Transition,
  elementId: string,
  attempt: number,
): Result<ElementInstance, Rejection> {
  const element = elementIn(transition.state, elementId)
  if (!element?.request || element.request.attempt !== attempt) return reject('requestGone')
  return { ok: true, value: element }
}

/** The world has answered (connector, callback, called case). */
export const answerRequest: Handler<'answerRequest'> = (
  transition,
  { elementId, attempt, token, result },
) => {
  const found = waiting(transition, elementId, attempt)
  if (!found.ok) return found
  const { request, nodeId } = found.value
  if (!request) return reject('requestGone')
  if (request.token !== undefined && token !== request.token) return reject('tokenWrong')
  resolveIncidents(transition, elementId)
  transition.emit({ type: 'requestAnswered', elementId, nodeId, by: request.kind })
  finishService(transition, elementId, transition.nodeOf(transition.element(elementId)), result as Json)
  return done
}

/** The world has failed: with a code it is an error of the process (BPMN 2.0 §10.5.6), else somebody must look at it. */
export const failRequest: Handler<'failRequest'> = (
  transition,
  { elementId, attempt, errorCode, reason },
) => {
  const found = waiting(transition, elementId, attempt)
  if (!found.ok) return found
  const { nodeId, status } = found.value
  if (status === 'incident') return reject('requestGone')
  if (errorCode === undefined) {
    transition.raiseIncident(elementId, nodeId, 'connectorFailed', { reason })
  } else throwError(transition, elementId, errorCode, { reason })
  return done
}

/** An operator gives the answer; who and why is kept. */
export const answerByHand: Handler<'answerByHand'> = (transition, { elementId, result, reason }) => {
  const element = elementIn(transition.state, elementId)
  if (!element?.request) return reject('requestGone')
  const personId = personOf(transition)
  if (!personId) return reject('notOperator')
  if (!reason.trim()) return reject('reasonRequired')
  resolveIncidents(transition, elementId)
  const { nodeId } = element
  transition.emit({ type: 'requestAnswered', elementId, nodeId, by: 'hand', personId, reason: reason.trim() })
  finishService(transition, elementId, transition.nodeOf(transition.element(elementId)), result as Json)
  return done
}

function resolveIncidents(transition: Transition, elementId: string): void {
  for (const [incidentId, incident] of Object.entries(transition.state.incidents)) {
    if (incident.elementId === elementId) transition.emit({ type: 'incidentResolved', incidentId, elementId })
  }
}
