import { forbiddenKeys, type Json } from '@banshi/schemas'
import { takeOut } from '../activity/data.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { setVariable } from '../variables.ts'
import { definitionsOf } from './subscribe.ts'

/**
 * Takes over what an event carried: by its `values` mapping (as `message`), else each value under its own name; then the data
 * outputs of the node (BPMN 2.0 §10.4.2). `elementId` is where the variables are set from.
 */
export function takePayload(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  payload: Record<string, Json> = {},
): boolean {
  const { scopeId } = transition.element(elementId)
  const definition = definitionsOf(node)[at]
  const mapping =
    definition && 'settings' in definition && 'values' in definition.settings
      ? definition.settings.values
      : undefined
  const names = { ...payload, message: payload, signal: payload, error: payload }
  if (!mapping) {
    for (const [name, value] of Object.entries(payload)) {
      if (!forbiddenKeys.has(name)) setVariable(transition, scopeId, name, value)
    }
    return takeOut(transition, node, elementId, names)
  }
  for (const name of Object.keys(mapping)) {
    const expression = node.expressions.get(`events.${at}.values.${name}`)
    const result = expression && transition.evaluate(expression, elementId, names)
    if (!result?.ok) {
      transition.raiseIncident(elementId, node.node.id, 'outputFailed')
      return false
    }
    setVariable(transition, scopeId, name, result.value)
  }
  return takeOut(transition, node, elementId, names)
}
