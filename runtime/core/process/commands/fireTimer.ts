import { closeVote } from '../userTask/vote.ts'
import { done, reject, type Handler } from './command.ts'

/** A deadline has passed; when its timer is gone already, the clock came second. */
export const fireTimer: Handler<'fireTimer'> = (transition, { timerId }) => {
  const timer = Object.hasOwn(transition.state.timers, timerId) ? transition.state.timers[timerId] : undefined
  if (!timer) return reject('timerGone')
  if (transition.context.actor.kind !== 'system') return reject('notYours')
  transition.emit({ type: 'timerFired', timerId })
  closeVote(transition, timer.elementId, transition.node(timer.nodeId), 'deadline')
  return done
}
