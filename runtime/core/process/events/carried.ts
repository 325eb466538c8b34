import type { Json } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'

/** What a thrown message or signal carries, by name; nothing when it cannot be worked out: an incident. */
export function carried(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  mapping: Record<string, string> | undefined,
): Record<string, Json> | undefined {
  const values: Record<string, Json> = {}
  for (const name of Object.keys(mapping ?? {})) {
    const expression = node.expressions.get(`events.${at}.values.${name}`)
    const result = expression && transition.evaluate(expression, elementId)
    if (!result?.ok) {
      transition.raiseIncident(elementId, node.node.id, 'inputFailed')
      return undefined
    }
    values[name] = result.value
  }
  return values
}
