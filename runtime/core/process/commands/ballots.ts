import { dateAt } from '../../calendar/index.ts'
import { resolveAssignment } from '../../organisation/index.ts'
import { offeredActions, taskOf } from '../offered.ts'
import { closeVote as close } from '../userTask/vote.ts'
import { answer } from './completeWorkItem.ts'
import { done, dutyOf, personOf, reject, type Handler } from './command.ts'

/** 回避: the member leaves the base of this ballot. */
export const recuse: Handler<'recuse'> = (transition, { workItemId, reason }) => {
  const duty = dutyOf(transition, workItemId)
  if (!duty.ok) return duty
  if (!offeredActions(transition.program, transition.state, workItemId, personOf(transition)).includes('recuse')) {
    return reject('actionNotOffered', { action: 'recuse' })
  }
  if (!reason.trim()) return reject('reasonRequired')
  answer(transition, duty.value, 'recuse', reason.trim())
  return done
}

/** Ends a ballot although somebody is silent; only its closer may. */
export const closeVote: Handler<'closeVote'> = (transition, { elementId }) => {
  const { state, program, context } = transition
  const element = Object.hasOwn(state.elements, elementId) ? state.elements[elementId] : undefined
  if (element?.status !== 'active' || element.userTask?.completion.rule !== 'vote') return reject('voteNotOpen')
  const { closer } = element.userTask.completion.vote
  const place = { ...transition.place(), today: dateAt(context.now) }
  const closers = closer ? resolveAssignment(context.directory, closer, place) : []
  if (!closers.some(({ personId }) => personId === personOf(transition))) {
    return reject('notCloser', { name: taskOf(program, element.nodeId)?.name ?? '' })
  }
  close(transition, elementId, transition.node(element.nodeId), 'closer')
  return done
}

/** A deadline has passed; a timer that is gone already is no fault of the clock. */
export const fireTimer: Handler<'fireTimer'> = (transition, { timerId }) => {
  const timer = Object.hasOwn(transition.state.timers, timerId) ? transition.state.timers[timerId] : undefined
  if (!timer) return reject('timerGone')
  if (transition.context.actor.kind !== 'system') return reject('notYours')
  transition.emit({ type: 'timerFired', timerId })
  close(transition, timer.elementId, transition.node(timer.nodeId), 'deadline')
  return done
}
