import type { PassedTask } from '@banshi/schemas'
import { applicantTarget, isOffered, returnTargets } from '../offered.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { closeDuties } from '../userTask/finish.ts'
import { done, dutyOf, personOf, reject, type CommandOf, type Handler } from './command.ts'

function targetOf(
  transition: Transition,
  elementId: string,
  { action, nodeId }: CommandOf<'returnWorkItem'>,
): PassedTask | undefined {
  const program = transition.programAt(transition.element(elementId).scopeId)
  if (action === 'returnToApplicant') return applicantTarget(program, transition.state, elementId)
  const targets = returnTargets(program, transition.state, elementId)
  return action === 'returnToPrevious' ? targets[0] : targets.find((target) => target.nodeId === nodeId)
}

/**
 * 退回: the token goes to a step already passed and the people who actually handled it; when they are done it comes straight
 * back to the step that returned it (`templates 0.4`). A return is not a backward flow.
 */
export const returnWorkItem: Handler<'returnWorkItem'> = (transition, command) => {
  const duty = dutyOf(transition, command.workItemId)
  if (!duty.ok) return duty
  const { elementId, nodeId } = duty.value
  const { action } = command
  const reason = command.reason.trim()
  const personId = personOf(transition)
  const program = transition.programAt(transition.element(elementId).scopeId)
  if (!isOffered(program, nodeId, action)) return reject('actionNotOffered', { action })
  if (!reason) return reject('reasonRequired')
  const target = targetOf(transition, elementId, command)
  const userTask = transition.state.elements[elementId]?.userTask
  if (!target || !userTask) return reject('notPassedYet')
  const pooled = userTask.completion.rule === 'any' && userTask.participants.length > 1
  const back = userTask.participants
    .filter((participant) => !pooled || participant.personId === personId)
    .map(({ id, personId: person, postId, weight }) => ({
      id,
      personId: person,
      weight,
      ...(postId ? { postId } : {}),
    }))
  const { scopeId } = transition.element(elementId)
  closeDuties(transition, elementId, 'returned')
  closeWaits(transition, elementId)
  transition.emit({
    type: 'caseReturned',
    fromNodeId: nodeId,
    toNodeId: target.nodeId,
    elementId,
    action,
    personId,
    reason,
  })
  transition.emit({ type: 'elementTerminated', elementId, nodeId, reason: 'returned' })
  transition.arrivals.push({
    nodeId: target.nodeId,
    scopeId,
    participants: target.participants,
    returnTo: { nodeId, participants: back, ...(userTask.returnTo ? { next: userTask.returnTo } : {}) },
  })
  return done
}
