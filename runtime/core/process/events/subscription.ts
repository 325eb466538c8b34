import type { EventOf } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'

/** A subscription of an element, which the caller completes and emits. */
export const newSubscription = (
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  kind: EventOf<'subscriptionOpened'>['kind'],
  name: string,
): EventOf<'subscriptionOpened'> => ({
  type: 'subscriptionOpened',
  subscriptionId: transition.newId('s'),
  elementId,
  nodeId: node.node.id,
  at,
  kind,
  name,
})
