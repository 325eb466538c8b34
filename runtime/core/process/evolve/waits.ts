import type { SubscriptionState, TimerState } from '@banshi/schemas'
import type { Folds } from './fold.ts'

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
  timerScheduled(draft, { timerId, elementId, nodeId, purpose, dueAt, at, repeat }) {
    const timer: TimerState = { elementId, nodeId, purpose, dueAt }
    if (at !== undefined) timer.at = at
    if (repeat) timer.repeat = repeat
    draft.count('t', timerId)
    draft.set('timers', timerId, timer)
  },
  timerFired: (draft, { timerId }) => draft.remove('timers', timerId),
  timerCancelled: (draft, { timerId }) => draft.remove('timers', timerId),
  subscriptionOpened(draft, { subscriptionId, elementId, nodeId, at, kind, name, key, holds }) {
    const subscription: SubscriptionState = { elementId, nodeId, at, kind, name }
    if (key !== undefined) subscription.key = key
    if (holds !== undefined) subscription.holds = holds
    draft.count('s', subscriptionId)
    draft.set('subscriptions', subscriptionId, subscription)
  },
  subscriptionClosed: (draft, { subscriptionId }) => draft.remove('subscriptions', subscriptionId),
  conditionChanged(draft, { subscriptionId, holds }) {
    const { subscriptions } = draft.state
    const subscription = Object.hasOwn(subscriptions, subscriptionId)
      ? subscriptions[subscriptionId]
      : undefined
    if (subscription) draft.set('subscriptions', subscriptionId, { ...subscription, holds })
  },
  requestSent(draft, { elementId, kind, attempt, token }) {
    const element = draft.element(elementId)
    if (!element) return
    const request = token === undefined ? { kind, attempt } : { kind, attempt, token }
    draft.set('elements', elementId, { ...element, request })
  },
  requestAnswered(draft, { elementId }) {
    const element = draft.element(elementId)
    if (element) draft.set('elements', elementId, { ...element, request: undefined })
  },
  compensationMoved(draft, { elementId, queue, isDone }) {
    const element = draft.element(elementId)
    if (!element) return
    draft.set('elements', elementId, { ...element, compensation: isDone ? undefined : { queue } })
  },
  compensationSpent(draft, { completedIds }) {
    for (const id of completedIds) draft.remove('completed', id)
  },
}
