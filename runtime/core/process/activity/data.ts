import type { Activity, DataFlow, Json } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
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

/** Copies data into an activity as it begins (§10.4.2); false when something is missing: it has stopped with an incident. */
export function bringIn(transition: Transition, node: CompiledNode, elementId: string): boolean {
  const data = dataOf(node)
  if (!data) return true
  const { scopeId } = transition.element(elementId)
  for (const [at, { to }] of (data.inputs ?? []).entries()) {
    const expression = node.expressions.get(`inputs.${at}`)
    const result = expression && transition.evaluate(expression, scopeId)
    if (!result?.ok) {
      transition.raiseIncident(elementId, node.node.id, 'inputFailed')
      return false
    }
    setOwnVariable(transition, elementId, to, result.value)
  }
  const missing = anySetComplete(data.inputSets, variablesAt(transition, elementId))
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
  const missing = anySetComplete(data.outputSets, { ...variablesAt(transition, elementId), ...names })
  if (missing !== undefined) {
    transition.raiseIncident(elementId, node.node.id, 'outputMissing', { name: missing })
    return false
  }
  const { scopeId } = transition.element(elementId)
  const values: [string, Json][] = []
  for (const [at, { to }] of (data.outputs ?? []).entries()) {
    const expression = node.expressions.get(`outputs.${at}`)
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
