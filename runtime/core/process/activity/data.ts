import type { Activity, DataFlow, ElementInstance, Json } from '@banshi/schemas'
import type { CompiledExpression } from '../../expression/index.ts'
import type { CompiledNode } from '../program.ts'
import { bodyOf } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { setOwnVariable, setVariable, variablesAt } from '../variables.ts'

const dataOf = (node: CompiledNode): DataFlow | undefined => (node.node as Activity).data

/** Whether one of the sets has a value for each of its names (BPMN 2.0 §10.4.2); without sets nothing is asked for. */
function anySetComplete(
  sets: readonly string[][] | undefined,
  variables: Record<string, Json>,
): string | undefined {
  if (!sets || sets.length === 0) return undefined
  let missing: string | undefined
  for (const set of sets) {
    const absent = set.find((name) => (Object.hasOwn(variables, name) ? variables[name] : null) === null)
    if (absent === undefined) return undefined
    missing ??= absent
  }
  return missing
}

/** Whether an expression reads a variable, by its name or under `v`. */
const reads = ({ dependencies }: CompiledExpression, names: readonly (string | undefined)[]): boolean =>
  dependencies.some(([root, next]) => names.includes(root === 'v' ? next : root))

/**
 * The inputs an element takes (§10.3.8): the body of a multi-instance what holds for all instances, an instance what speaks
 * of its own item or number. Each round of a standard loop takes all anew, and so does each call, which sees nothing else.
 */
function takesInput(
  node: CompiledNode,
  element: ElementInstance,
  isInstance: boolean,
  expression: CompiledExpression,
): boolean {
  const { loop } = node.node as Activity
  if (!loop || (!isInstance && !element.loop)) return true
  if (isInstance && (loop.kind === 'standard' || node.node.type === 'callActivity')) return true
  return reads(expression, ['loopCounter', loop.kind === 'multi' ? loop.itemName : undefined]) === isInstance
}

/** Copies data into an activity as it begins (§10.4.2); false when something is missing: it has stopped with an incident. */
export function bringIn(transition: Transition, node: CompiledNode, elementId: string): boolean {
  const data = dataOf(node)
  if (!data) return true
  const element = transition.element(elementId)
  const body = (node.node as Activity).loop && bodyOf(transition.state, element)
  const { scopeId } = body ?? element
  const own = body ? (element.variables as Record<string, Json> | undefined) : undefined
  const names = own && { ...own, v: { ...variablesAt(transition, scopeId), ...own } }
  const later = new Set<string>()
  for (const [at, { to }] of (data.inputs ?? []).entries()) {
    const expression = node.expressions.get(`inputs.${at}`)
    if (expression && !takesInput(node, element, body !== undefined, expression)) {
      later.add(to)
      continue
    }
    const result = expression && transition.evaluate(expression, scopeId, names)
    if (!result?.ok) {
      transition.raiseIncident(elementId, node.node.id, 'inputFailed')
      return false
    }
    setOwnVariable(transition, elementId, to, result.value)
  }
  const sets = element.loop
    ? data.inputSets?.map((set) => set.filter((name) => !later.has(name)))
    : data.inputSets
  const missing = anySetComplete(sets, variablesAt(transition, elementId))
  if (missing === undefined) return true
  transition.raiseIncident(elementId, node.node.id, 'dataMissing', { name: missing })
  return false
}

const isPlainName = /^(v|message)\.[\p{L}_][\p{L}\p{N}_]*$/u

/** Copies data out of an activity or event that is done (§10.4.2), `names` being what it brought; false: an incident. */
export function takeOut(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  names?: Readonly<Record<string, Json>>,
): boolean {
  const data = dataOf(node)
  if (!data) return true
  const element = transition.element(elementId)
  const { loop } = node.node as Activity
  const body = loop && bodyOf(transition.state, element)
  const { scopeId } = body ?? element
  const sets = element.loop ? undefined : data.outputSets
  const missing = anySetComplete(sets, { ...variablesAt(transition, elementId), ...names })
  if (missing !== undefined) {
    transition.raiseIncident(elementId, node.node.id, 'outputMissing', { name: missing })
    return false
  }
  const list = loop?.kind === 'multi' ? loop.outputName : undefined
  const values: [string, Json][] = []
  for (const [at, { to }] of (data.outputs ?? []).entries()) {
    const expression = node.expressions.get(`outputs.${at}`)
    // What reads the list of all results waits for the end of the loop, the rest is taken from each instance.
    const isOfAll = expression !== undefined && list !== undefined && reads(expression, [list])
    if ((element.loop && !isOfAll) || (body && isOfAll)) continue
    const result = expression && transition.evaluate(expression, elementId, names)
    if (!result?.ok) {
      transition.raiseIncident(elementId, node.node.id, 'outputFailed')
      return false
    }
    // An output nobody has set is not available: nothing is copied (§10.4.2).
    if (result.value === null && isPlainName.test(expression?.source ?? '')) continue
    values.push([to, result.value])
  }
  for (const [name, value] of values) setVariable(transition, scopeId, name, value)
  return true
}
