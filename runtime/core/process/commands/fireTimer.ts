import type { EventOf, TimerState } from '@banshi/schemas'
import { nextDue } from '../../calendar/index.ts'
import { eventNodeOf } from '../events/eventNode.ts'
import { definitionsOf } from '../events/subscribe.ts'
import type { Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { closeVote } from '../userTask/vote.ts'
import { done, reject, type Handler } from './command.ts'

/** A cycle goes on: the next time counts from when this one was due, not from when it was seen. */
function scheduleNext(transition: Transition, timer: TimerState): void {
  const { elementId, nodeId, repeat, at = 0 } = timer
  if (!repeat) return
  const definition = definitionsOf(eventNodeOf(transition, elementIn(transition.state, elementId), nodeId))[
    at
  ]
  const settings = definition?.type === 'timer' ? definition.settings : {}
  const calendar = transition.context.calendar(transition.state.unitId ?? '')
  const due = nextDue(repeat, timer.dueAt, { calendar, ...settings })
  if (!due.ok) {
    if (elementId) transition.raiseIncident(elementId, nodeId, due.error.code, due.error.params)
    return
  }
  if (!due.value) return
  const scheduled: EventOf<'timerScheduled'> = {
    type: 'timerScheduled',
    timerId: transition.newId('t'),
    elementId,
    nodeId,
    purpose: 'event',
    at,
    ...due.value,
  }
  transition.emit(scheduled)
}

/** A time has come; when its timer is gone already, the clock came second. */
export const fireTimer: Handler<'fireTimer'> = (transition, { timerId }) => {
  const timer = Object.hasOwn(transition.state.timers, timerId) ? transition.state.timers[timerId] : undefined
  if (!timer) return reject('timerGone')
  if (transition.context.actor.kind !== 'system') return reject('notYours')
  const { elementId, nodeId, purpose, at = 0 } = timer
  transition.emit({ type: 'timerFired', timerId })
  if (purpose === 'voteDeadline') {
    closeVote(transition, elementId, transition.nodeOf(transition.element(elementId)), 'deadline')
    return done
  }
  scheduleNext(transition, timer)
  transition.occurrences.push({ elementId, nodeId, at, kind: 'timer', sourceId: timerId })
  return done
}
