import type { ElementInstance, EventDefinition, Json, MultiInstance } from '@banshi/schemas'
import { throwAtBoundary } from '../events/throwAtBoundary.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { finishBody } from './finishBody.ts'

/** More instances than anybody meant. */
const maxCardinality = 10_000

export interface Counts {
  total: number
  started: number
  completed: number
  terminated: number
  active: number
}

export function countsOf({ loop }: ElementInstance): Counts {
  const { total, items, started = 0, completed = 0, terminated = 0 } = loop ?? {}
  const all = items?.length ?? total ?? 0
  return { total: all, started, completed, terminated, active: started - completed - terminated }
}

/** Names of BPMN 2.0 table 10.30, as completion and behaviour conditions know them. */
function namesOf(body: ElementInstance): Record<string, Json> {
  const { total, started, completed, terminated, active } = countsOf(body)
  return {
    loopCounter: started,
    numberOfInstances: total,
    numberOfActiveInstances: active,
    numberOfCompletedInstances: completed,
    numberOfTerminatedInstances: terminated,
  }
}

/** How many instances there will be, or one per item; nothing when it cannot be told. */
function extentOf(
  transition: Transition,
  node: CompiledNode,
  loop: MultiInstance,
  elementId: string,
): { total: number } | { items: Json[] } | { code: string } {
  const collection = node.expressions.get('loop.collection')
  if (collection) {
    const result = transition.evaluate(collection, elementId)
    if (!result.ok || (result.value !== null && !Array.isArray(result.value)))
      return { code: 'collectionInvalid' }
    const items = result.value ?? []
    return items.length > maxCardinality ? { code: 'collectionInvalid' } : { items }
  }
  const cardinality = node.expressions.get('loop.cardinality')
  const result = cardinality && transition.evaluate(cardinality, elementId)
  if (!result?.ok || typeof result.value !== 'number') return { code: 'cardinalityInvalid' }
  const total = result.value
  return Number.isInteger(total) && total >= 0 && total <= maxCardinality
    ? { total }
    : { code: 'cardinalityInvalid' }
}

/** Settles how many instances there are and begins the first, or all of them (BPMN 2.0 §13.3.7). */
export function beginInstances(
  transition: Transition,
  node: CompiledNode,
  loop: MultiInstance,
  elementId: string,
): void {
  const nodeId = node.node.id
  const extent = extentOf(transition, node, loop, elementId)
  if ('code' in extent) return transition.raiseIncident(elementId, nodeId, extent.code)
  transition.emit({ type: 'loopSized', elementId, nodeId, ...extent })
  const total = 'items' in extent ? extent.items.length : extent.total
  if (total === 0) return finishBody(transition, node, elementId)
  for (let instance = 1; instance <= (loop.sequential ? 1 : total); instance++) {
    transition.arrivals.push({ nodeId, scopeId: elementId, instance })
  }
}

/** Keeps the result of an instance at its place in the list; false when it cannot be had: an incident. */
export function instanceResult(
  transition: Transition,
  node: CompiledNode,
  element: ElementInstance,
  body: ElementInstance,
  names?: Readonly<Record<string, Json>>,
): boolean {
  const output = node.expressions.get('loop.output')
  if (!output) return true
  const result = transition.evaluate(output, element.id, names)
  if (!result.ok) {
    transition.raiseIncident(element.id, node.node.id, 'outputFailed')
    return false
  }
  const counter = element.variables?.['loopCounter']
  const at = (typeof counter === 'number' ? counter : 1) - 1
  transition.emit({
    type: 'loopMarked',
    elementId: body.id,
    nodeId: node.node.id,
    output: { at, value: result.value },
  })
  return true
}

/** Whether the completion condition holds now; nothing when it cannot be told: an incident on the body. */
export function completionHolds(
  transition: Transition,
  node: CompiledNode,
  bodyId: string,
): boolean | undefined {
  const condition = node.expressions.get('loop.completionCondition')
  if (!condition) return false
  const result = transition.evaluate(condition, bodyId, namesOf(transition.element(bodyId)))
  if (result.ok) return result.value === true
  return transition.raiseIncident(bodyId, node.node.id, 'completionConditionFailed') as undefined
}

const thrown = (
  transition: Transition,
  node: CompiledNode,
  bodyId: string,
  event: EventDefinition | undefined,
): void => {
  if (event) throwAtBoundary(transition, node, bodyId, event)
}

/**
 * Events an activity throws as its instances complete (BPMN 2.0 table 10.29): None for each, One for the first, Complex where
 * a condition holds, which also ends the remaining ones. False when a condition cannot be told: an incident on the body.
 */
export function tellBehaviour(
  transition: Transition,
  node: CompiledNode,
  loop: MultiInstance,
  bodyId: string,
): boolean {
  const body = transition.element(bodyId)
  if (loop.behavior === 'None' || (loop.behavior === 'One' && countsOf(body).completed === 1)) {
    thrown(transition, node, bodyId, loop.event)
  }
  if (loop.behavior !== 'Complex') return true
  for (const [at, { event }] of (loop.complex ?? []).entries()) {
    const condition = node.expressions.get(`loop.complex.${at}`)
    const result = condition && transition.evaluate(condition, bodyId, namesOf(body))
    if (!result?.ok) {
      transition.raiseIncident(bodyId, node.node.id, 'completionConditionFailed')
      return false
    }
    if (result.value !== true) continue
    transition.emit({ type: 'loopMarked', elementId: bodyId, nodeId: node.node.id, isDone: true })
    thrown(transition, node, bodyId, event)
    return true
  }
  return true
}
