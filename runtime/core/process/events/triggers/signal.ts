import type { EffectOf, Json } from '@banshi/schemas'
import type { Transition } from '../../transition.ts'
import { carried } from '../carried.ts'
import { newSubscription } from '../subscription.ts'
import type { Open, Throw } from './trigger.ts'

/** Waits for a signal by its name (BPMN 2.0 §10.5.5). */
export const openSignal: Open<'signal'> = (transition, node, elementId, at, { name }) =>
  transition.emit(newSubscription(transition, node, elementId, at, 'signal', name))

/** Everything in the case that waits for a signal has heard it; how many. */
export function hearSignal(
  transition: Transition,
  name: string,
  payload: Record<string, Json>,
  sourceId?: string,
): number {
  let heard = 0
  for (const [subscriptionId, subscription] of Object.entries(transition.state.subscriptions)) {
    if (subscription.kind !== 'signal' || subscription.name !== name) continue
    heard += 1
    const { elementId, nodeId, at } = subscription
    transition.occurrences.push({
      elementId,
      nodeId,
      at,
      kind: 'signal',
      name,
      subscriptionId,
      payload,
      ...(sourceId === undefined ? {} : { sourceId }),
    })
  }
  return heard
}

/** Broadcasts a signal (§10.5.5): everything in this case that waits hears it now, other cases by the host. */
export const throwSignal: Throw<'signal'> = (transition, node, elementId, at, { name, settings }) => {
  const nodeId = node.node.id
  const values = carried(transition, node, elementId, at, settings.values)
  if (!values) return 'stopped'
  transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'signal', name })
  hearSignal(transition, name, values)
  const effect: EffectOf<'broadcastSignal'> = { type: 'broadcastSignal', elementId, nodeId, name, values }
  if (settings.reach !== 'case') transition.effects.push(effect)
  return 'goesOn'
}
