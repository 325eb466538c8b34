import type { ElementInstance, EventOf, ProcessState } from '@banshi/schemas'
import type { Transition } from './transition.ts'
import { elementIn } from './variables.ts'
import { waitKey, waitPlace } from './waitKey.ts'

export const childrenOf = (state: ProcessState, scopeId: string | undefined): ElementInstance[] =>
  Object.values(state.elements).filter((element) => element.scopeId === scopeId)

/** Flows of a scope on which tokens wait, with how many. */
export function waitingIn(
  state: ProcessState,
  scopeId: string | undefined,
): [flowId: string, count: number][] {
  return Object.entries(state.waiting).flatMap(([key, count]): [string, number][] => {
    const place = waitPlace(key)
    return place.scopeId === scopeId ? [[place.flowId, count]] : []
  })
}

export const tokensOn = ({ state }: Transition, scopeId: string | undefined, flowId: string): number => {
  const key = waitKey(scopeId, flowId)
  return Object.hasOwn(state.waiting, key) ? (state.waiting[key] ?? 0) : 0
}

export function waitOn(transition: Transition, nodeId: string, flowId: string, scopeId?: string): void {
  const waited: EventOf<'tokenWaited'> = { type: 'tokenWaited', nodeId, flowId }
  if (scopeId) waited.scopeId = scopeId
  transition.emit(waited)
}

export function joinFlows(transition: Transition, nodeId: string, flowIds: string[], scopeId?: string): void {
  const joined: EventOf<'tokensJoined'> = { type: 'tokensJoined', nodeId, flowIds }
  if (scopeId) joined.scopeId = scopeId
  transition.emit(joined)
}

/** An instance of a loop stands in its body, which has the same node. */
export function bodyOf(state: ProcessState, element: ElementInstance): ElementInstance | undefined {
  const parent = elementIn(state, element.scopeId)
  return parent?.loop && parent.nodeId === element.nodeId ? parent : undefined
}

/** Closes what an element, or the process (''), waits for: subscriptions and timers, all or those of one event. */
export function closeWaits(transition: Transition, elementId: string, nodeId?: string): void {
  const { subscriptions, timers } = transition.state
  for (const subscriptionId in subscriptions) {
    const open = subscriptions[subscriptionId]
    if (open?.elementId !== elementId || (nodeId !== undefined && open.nodeId !== nodeId)) continue
    transition.emit({ type: 'subscriptionClosed', subscriptionId })
  }
  for (const timerId in timers) {
    const timer = timers[timerId]
    if (timer?.elementId !== elementId || (nodeId !== undefined && timer.nodeId !== nodeId)) continue
    transition.emit({ type: 'timerCancelled', timerId })
  }
}

type Reason = EventOf<'elementTerminated'>['reason']

/** Ends what happens inside a scope: its elements with everything below, tokens on their way or waiting (§13.5.6). */
export function terminateContent(
  transition: Transition,
  scopeId: string | undefined,
  reason: Reason,
  except?: string,
): void {
  transition.arrivals = transition.arrivals.filter((arrival) => arrival.scopeId !== scopeId)
  for (const child of childrenOf(transition.state, scopeId)) {
    if (child.id !== except) terminate(transition, child, reason)
  }
  const flowIds = waitingIn(transition.state, scopeId).flatMap(([flowId, count]) =>
    Array.from({ length: count }, () => flowId),
  )
  if (flowIds.length > 0) joinFlows(transition, '', flowIds, scopeId)
}

/** Ends an element before it is done, with duties, timers, subscriptions and everything inside. */
export function terminate(transition: Transition, element: ElementInstance, reason: Reason): void {
  const { id: elementId, nodeId } = element
  if (!transition.isLive(elementId)) return
  terminateContent(transition, elementId, reason)
  for (const item of Object.values(transition.state.workItems)) {
    if (item.elementId !== elementId) continue
    const workItemId = item.id
    transition.emit({ type: 'workItemCancelled', workItemId, elementId, nodeId, reason: 'interrupted' })
  }
  closeWaits(transition, elementId)
  for (const [incidentId, incident] of Object.entries(transition.state.incidents)) {
    if (incident.elementId === elementId) transition.emit({ type: 'incidentResolved', incidentId, elementId })
  }
  transition.emit({ type: 'elementTerminated', elementId, nodeId, reason })
}
