import type { Json } from '@banshi/schemas'
import { openWaits } from '../events/subscribe.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'

/** Names a scope declares for itself, as it begins (BPMN 2.0 §10.4.1). */
export function declared(node: CompiledNode): Record<string, Json> {
  const declares = 'declares' in node.node ? (node.node.declares ?? []) : []
  return Object.fromEntries(declares.map(({ name, value }) => [name, (value ?? null) as Json]))
}

/** Opens what can interrupt an activity: its boundary events (§10.5.4); false when one cannot be: an incident. */
export function openBoundaries(transition: Transition, node: CompiledNode, elementId: string): boolean {
  for (const boundary of node.boundaries) {
    openWaits(transition, boundary, elementId)
    if (transition.element(elementId).status === 'incident') return false
  }
  return true
}
