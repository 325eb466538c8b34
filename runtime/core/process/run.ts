import type { ElementInstance, FlowNodeType } from '@banshi/schemas'
import { behaviours } from './elements/index.ts'
import { stopEndless } from './endless.ts'
import { lookAtConditions } from './events/triggers/conditional.ts'
import { occur } from './events/occur.ts'
import { isContainer, type CompiledNode } from './program.ts'
import { closeWaits } from './scopes.ts'
import type { Arrival, Transition } from './transition.ts'
import { waitPlace } from './waitKey.ts'

const behaviourOf = ({ nodeType }: ElementInstance): (typeof behaviours)[FlowNodeType] =>
  behaviours[nodeType as FlowNodeType]

function arrive(transition: Transition, arrival: Arrival): void {
  const node = transition.node(arrival.nodeId, arrival.scopeId)
  // Branches run at the same time: who is on the way to wait for a signal hears it (BPMN 2.0 leaves the order open).
  if (node.throwsSignal && !arrival.isLast && transition.arrivals.some(({ isLast }) => !isLast)) {
    transition.arrivals.push({ ...arrival, isLast: true })
    return
  }
  if (transition.mayEnter(node, arrival)) return behaviours[node.node.type].arrive(transition, node, arrival)
  stopEndless(transition, node, arrival)
}

/** Lets an element know that something inside it is done, unless it is gone meanwhile. */
function tell(transition: Transition, elementId: string, hook: 'compensated' | 'advance'): void {
  if (!transition.isLive(elementId)) return
  const element = transition.element(elementId)
  behaviourOf(element)[hook]?.(transition, transition.nodeOf(element), element)
}

/** Takes up the next thing that has happened inside the command; false when everything waits. */
function step(transition: Transition): boolean {
  if (transition.isChanged) lookAtConditions(transition)
  const occurrence = transition.occurrences.shift()
  if (occurrence) {
    occur(transition, occurrence)
    return true
  }
  const compensatedId = transition.compensated.shift()
  if (compensatedId !== undefined) {
    tell(transition, compensatedId, 'compensated')
    return true
  }
  const advancedId = transition.advanced.shift()
  if (advancedId !== undefined) {
    tell(transition, advancedId, 'advance')
    return true
  }
  const { arrivals } = transition
  const at = arrivals[0]?.isLast
    ? Math.max(
        0,
        arrivals.findIndex(({ isLast }) => !isLast),
      )
    : 0
  const [arrival] = at === 0 ? [arrivals.shift()] : arrivals.splice(at, 1)
  if (arrival) arrive(transition, arrival)
  return arrival !== undefined
}

/** The join a waiting token belongs to, and the scope it waits in. */
function waitsAt(transition: Transition, key: string): { node: CompiledNode; scopeId: string | undefined } {
  const { scopeId, flowId } = waitPlace(key)
  const { flowTargets } = transition.programAt(scopeId)
  const nodeId = flowId.startsWith('#') ? flowId.slice(1) : (flowTargets.get(flowId) ?? '')
  return { node: transition.node(nodeId, scopeId), scopeId }
}

/** Lets inclusive and complex joins see that nothing moves any more (BPMN 2.0 §13.4.3, §13.4.5). */
function settleJoins(transition: Transition): boolean {
  const { waiting, elements } = transition.state
  for (const key in waiting) {
    const { node, scopeId } = waitsAt(transition, key)
    if (behaviours[node.node.type].settle?.(transition, node, scopeId)) return true
  }
  for (const id in elements) {
    const element = elements[id]
    if (element?.nodeType !== 'complexGateway' || !element.marks) continue
    if (behaviourOf(element).settle?.(transition, transition.nodeOf(element), element.scopeId)) return true
  }
  return false
}

/** Joins of a scope that wait for a token no live element can send any more are stopped where somebody sees it. */
function raiseStuckJoins(transition: Transition, within: string | undefined): void {
  const stuck = new Map<string, CompiledNode>()
  for (const key of Object.keys(transition.state.waiting)) {
    const { node, scopeId } = waitsAt(transition, key)
    if (scopeId === within) stuck.set(node.node.id, node)
  }
  for (const { nodeId, scopeId, marks } of Object.values(transition.state.elements))
    if (marks && scopeId === within) stuck.delete(nodeId)
  for (const [nodeId, node] of stuck) {
    const elementId = transition.activate(node, { nodeId, scopeId: within })
    transition.raiseIncident(elementId, nodeId, 'joinStuck', { name: node.node.name || nodeId })
  }
}

/** A complex gateway that has fired has sent its tokens on: it keeps nothing going. */
const waitsForReset = ({ nodeType, marks }: ElementInstance): boolean =>
  nodeType === 'complexGateway' && marks !== undefined

const isOpenScope = ({ nodeType, loop, status, compensation }: ElementInstance): boolean =>
  isContainer(nodeType) && !loop && status === 'active' && !compensation

/** Ends a scope in which no token is left (§13.3.4); false when there is none that could end. */
function endEmptyScope(transition: Transition): boolean {
  const elements = Object.values(transition.state.elements)
  const scopes = elements.filter(isOpenScope)
  if (scopes.length === 0) return false
  const filled = new Set(elements.flatMap((element) => (waitsForReset(element) ? [] : [element.scopeId])))
  const before = transition.events.length
  // One in which people choose what to do may be empty and go on: then nothing happens here.
  return scopes.some((empty) => {
    if (filled.has(empty.id)) return false
    const isWaiting = Object.keys(transition.state.waiting).some((key) => key.startsWith(`${empty.id}/`))
    if (isWaiting) raiseStuckJoins(transition, empty.id)
    else behaviourOf(empty).emptied?.(transition, transition.nodeOf(empty), empty)
    return transition.events.length > before
  })
}

function isEmpty(record: object): boolean {
  for (const _key in record) return false
  return true
}

/**
 * Moves tokens until all wait (BPMN 2.0 §13.2); the case ends when none is left. A command that makes too many tokens stops at
 * the incident that tells of it.
 */
export function runToRest(transition: Transition): void {
  while (
    step(transition) ||
    (!transition.isOverfull && (settleJoins(transition) || endEmptyScope(transition)))
  ) {
    if (transition.isOverfull) return
  }
  if (transition.isOverfull) return
  const { status, elements, waiting } = transition.state
  if (status !== 'running' || !Object.values(elements).every(waitsForReset)) return
  if (!isEmpty(waiting)) return raiseStuckJoins(transition, undefined)
  closeWaits(transition, '')
  const end = transition.lastEnd ?? { nodeId: '', outcome: 'granted' as const, resultLabel: '' }
  transition.emit({ type: 'caseEnded', ...end })
}
