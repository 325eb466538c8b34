import type { ElementInstance, Json, ProcessState } from '@banshi/schemas'
import type { Transition } from './transition.ts'

export const elementIn = (state: ProcessState, elementId: string | undefined): ElementInstance | undefined =>
  elementId !== undefined && Object.hasOwn(state.elements, elementId) ? state.elements[elementId] : undefined

/** A call with mappings has variables of its own alone; one without shares those of its caller (BPMN 2.0 §10.3.6). */
function isIsolated(transition: Transition, element: ElementInstance): boolean {
  if (element.nodeType !== 'callActivity' || element.loop) return false
  const { node } = transition.nodeOf(element)
  return element.calledHash !== undefined || ('data' in node && node.data !== undefined)
}

/** Variables as something in a scope sees them (BPMN 2.0 §10.4.1): inner names hide outer ones. */
export function variablesAt(transition: Transition, scopeId: string | undefined): Record<string, Json> {
  const { state } = transition
  transition.shareVariables()
  const root = state.variables as Record<string, Json>
  let element = elementIn(state, scopeId)
  if (!element) return root
  const layers: Record<string, Json>[] = []
  let outermost: Record<string, Json> | undefined = root
  for (; element; element = elementIn(state, element.scopeId)) {
    if (element.variables) layers.push(element.variables)
    if (isIsolated(transition, element)) {
      outermost = undefined
      break
    }
  }
  if (layers.length === 0) return outermost ?? {}
  return Object.assign({}, outermost, ...layers.toReversed()) as Record<string, Json>
}

/**
 * Sets a variable where it is declared, looking from a scope outwards; a name nobody declared belongs to the process, or to
 * the called one.
 */
export function setVariable(
  transition: Transition,
  scopeId: string | undefined,
  name: string,
  value: Json,
): void {
  const { state } = transition
  for (let element = elementIn(state, scopeId); element; element = elementIn(state, element.scopeId)) {
    const isOwn = element.variables !== undefined && Object.hasOwn(element.variables, name)
    if (isOwn || (isIsolated(transition, element) && name !== 'trace')) {
      return transition.emit({ type: 'variableSet', name, value, scopeId: element.id })
    }
  }
  transition.emit({ type: 'variableSet', name, value })
}

/** Sets a variable of one element, whatever the same name means outside. */
export const setOwnVariable = (transition: Transition, elementId: string, name: string, value: Json): void =>
  transition.emit({ type: 'variableSet', name, value, scopeId: elementId })
