import type { EventDefinition } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { definitionsOfNode } from './definitions.ts'
import { openCondition } from './triggers/conditional.ts'
import { openMessage } from './triggers/message.ts'
import { openSignal } from './triggers/signal.ts'
import { openTimer } from './triggers/timer.ts'
import type { Open } from './triggers/trigger.ts'

export const definitionsOf = ({ node }: CompiledNode): readonly EventDefinition[] => definitionsOfNode(node)

/** What is waited for; errors, escalations, compensation and cancelling are looked for when they are thrown. */
const openers: { readonly [K in EventDefinition['type']]?: Open<K> } = {
  message: openMessage,
  signal: openSignal,
  timer: openTimer,
  conditional: openCondition,
}

/**
 * Opens what an event waits for on behalf of an element ('' the process; BPMN 2.0 §13.5): a subscription or timer per event
 * definition.
 */
export function openWaits(transition: Transition, node: CompiledNode, elementId: string): void {
  for (const [at, definition] of definitionsOf(node).entries()) {
    const open = openers[definition.type] as Open<EventDefinition['type']> | undefined
    open?.(transition, node, elementId, at, definition)
  }
}

/** Whether an event still waits for another of its definitions (parallel multiple, §10.5.4). */
export function stillWaits({ state }: Transition, elementId: string, nodeId: string): boolean {
  const isItsOwn = (wait: { elementId: string; nodeId: string }): boolean =>
    wait.elementId === elementId && wait.nodeId === nodeId
  return Object.values(state.subscriptions).some(isItsOwn) || Object.values(state.timers).some(isItsOwn)
}
