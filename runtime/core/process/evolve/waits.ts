import type { SubscriptionState, TimerState } from '@banshi/schemas'
import { changed } from './elements.ts'
import type { Folds } from './fold.ts'
import { counted, entryOf, withEntry, withoutEntry } from './record.ts'

/** What elements wait for: timers, subscriptions, answers of the world, compensation. */
export const waitFolds: Folds<
  | 'timerScheduled'
  | 'timerFired'
  | 'timerCancelled'
  | 'subscriptionOpened'
  | 'subscriptionClosed'
  | 'conditionChanged'
  | 'requestSent'
  | 'requestAnswered'
  | 'compensationMoved'
  | 'compensationSpent'
> = {
  timerScheduled(state, { timerId, elementId, nodeId, purpose, dueAt, at, repeat }) {
    const timer: TimerState = { elementId, nodeId, purpose, dueAt }
    if (at !== undefined) timer.at = at
    if (repeat) timer.repeat = repeat
    return {
      ...state,
      counters: counted(state.counters, 't', timerId),
      timers: withEntry(state.timers, timerId, timer),
    }
  },
  timerFired: (state, { timerId }) => ({ ...state, timers: withoutEntry(state.timers, timerId) }),
  timerCancelled: (state, { timerId }) => ({ ...state, timers: withoutEntry(state.timers, timerId) }),
  subscriptionOpened(state, { subscriptionId, elementId, nodeId, at, kind, name, key, holds }) {
    const subscription: SubscriptionState = { elementId, nodeId, at, kind, name }
    if (key !== undefined) subscription.key = key
    if (holds !== undefined) subscription.holds = holds
    return {
      ...state,
      counters: counted(state.counters, 's', subscriptionId),
      subscriptions: withEntry(state.subscriptions, subscriptionId, subscription),
    }
  },
  subscriptionClosed: (state, { subscriptionId }) => ({
    ...state,
    subscriptions: withoutEntry(state.subscriptions, subscriptionId),
  }),
  conditionChanged(state, { subscriptionId, holds }) {
    const subscription = entryOf(state.subscriptions, subscriptionId)
    if (!subscription) return state
    return {
      ...state,
      subscriptions: withEntry(state.subscriptions, subscriptionId, { ...subscription, holds }),
    }
  },
  requestSent: (state, { elementId, kind, attempt, token }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => ({
      ...element,
      request: token === undefined ? { kind, attempt } : { kind, attempt, token },
    })),
  }),
  requestAnswered: (state, { elementId }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => ({ ...element, request: undefined })),
  }),
  compensationMoved: (state, { elementId, queue, isDone }) => ({
    ...state,
    elements: changed(state.elements, elementId, (element) => ({
      ...element,
      compensation: isDone ? undefined : { queue },
    })),
  }),
  compensationSpent: (state, { completedIds }) => ({
    ...state,
    completed: completedIds.reduce((completed, id) => withoutEntry(completed, id), state.completed),
  }),
}
