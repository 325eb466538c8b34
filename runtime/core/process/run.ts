import type { ElementInstance, FlowNodeType } from '@banshi/schemas'
import { behaviours } from './elements/index.ts'
import { lookAtConditions } from './events/conditions.ts'
import { occur } from './events/occur.ts'
import { isContainer, type CompiledNode } from './program.ts'
import { closeWaits } from './scopes.ts'
import type { Arrival, Transition } from './transition.ts'

const behaviourOf = ({ nodeType }: ElementInstance): (typeof behaviours)[FlowNodeType] =>
  behaviours[nodeType as FlowNodeType]

/** The nodes of the circle a token goes round, for the operator who has to find it. */
function circleOf(transition: Transition, node: CompiledNode, scopeId: string | undefined): string {
  const program = transition.programAt(scopeId)
  const before = program.upstreamOf(node.node.id)
  const names = [...program.nodes.values()].filter(
    (other) => before.has(other.node.id) && program.upstreamOf(other.node.id).has(node.node.id),
  )
  return names.map(({ node: { id, name } }) => name || id).join(' → ')
}

function arrive(transition: Transition, arrival: Arrival): void {
  const node = transition.node(arrival.nodeId, arrival.scopeId)
  // Branches run at the same time: who is on the way to wait for a signal hears it (BPMN 2.0 leaves the order open).
  if (node.throwsSignal && !arrival.isLast && transition.arrivals.some(({ isLast }) => !isLast)) {
    transition.arrivals.push({ ...arrival, isLast: true })
    return
  }
  if (transition.mayEnter(node, arrival)) return behaviours[node.node.type].arrive(transition, node, arrival)
  const elementId = transition.activate(node, arrival)
  const name = node.node.name || node.node.id
  const loop = circleOf(transition, node, arrival.scopeId) || name
  transition.raiseIncident(elementId, node.node.id, 'endless', { name, loop })
}

/** Takes up the next thing that has happened inside the command; false when everything waits. */
function step(transition: Transition): boolean {
  if (transition.isChanged) lookAtConditions(transition)
  const occurrence = transition.occurrences.shift()
  if (occurrence) {
    occur(transition, occurrence)
    return true
  }
  for (const queue of ['compensated', 'advanced'] as const) {
    const elementId = transition[queue].shift()
    if (elementId === undefined) continue
    if (!transition.isLive(elementId)) return true
    const element = transition.element(elementId)
    const hook = queue === 'compensated' ? 'compensated' : 'advance'
    behaviourOf(element)[hook]?.(transition, transition.nodeOf(element), element)
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
  const at = key.indexOf('/')
  const scopeId = at < 0 ? undefined : key.slice(0, at)
  const place = key.slice(at + 1)
  const { flowTargets } = transition.programAt(scopeId)
  const nodeId = place.startsWith('#') ? place.slice(1) : (flowTargets.get(place) ?? '')
  return { node: transition.node(nodeId, scopeId), scopeId }
}

/** Lets inclusive and complex joins see that nothing moves any more (BPMN 2.0 §13.4.3, §13.4.5). */
function settleJoins(transition: Transition): boolean {
  for (const key of Object.keys(transition.state.waiting)) {
    const { node, scopeId } = waitsAt(transition, key)
    if (behaviours[node.node.type].settle?.(transition, node, scopeId)) return true
  }
  for (const element of Object.values(transition.state.elements)) {
    if (element.nodeType !== 'complexGateway' || !element.marks) continue
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
  for (const [nodeId, node] of stuck) {
    const elementId = transition.activate(node, { nodeId, scopeId: within })
    transition.raiseIncident(elementId, nodeId, 'joinStuck', { name: node.node.name || nodeId })
  }
}

/** Ends a scope in which no token is left (§13.3.4); false when there is none. */
function endEmptyScope(transition: Transition): boolean {
  const elements = Object.values(transition.state.elements)
  const scopes = elements.filter(
    ({ nodeType, loop, status, compensation }) =>
      isContainer(nodeType) && !loop && status === 'active' && !compensation,
  )
  if (scopes.length === 0) return false
  const filled = new Set(elements.map(({ scopeId }) => scopeId))
  const empty = scopes.find(({ id }) => !filled.has(id))
  if (!empty) return false
  const isWaiting = Object.keys(transition.state.waiting).some((key) => key.startsWith(`${empty.id}/`))
  if (isWaiting) raiseStuckJoins(transition, empty.id)
  else behaviourOf(empty).emptied?.(transition, transition.nodeOf(empty), empty)
  return true
}

/** Moves tokens until all wait (BPMN 2.0 §13.2); the case ends when none is left. */
export function runToRest(transition: Transition): void {
  while (step(transition) || settleJoins(transition) || endEmptyScope(transition));
  if (transition.state.status !== 'running' || Object.keys(transition.state.elements).length > 0) return
  if (Object.keys(transition.state.waiting).length > 0) return raiseStuckJoins(transition, undefined)
  closeWaits(transition, '')
  const end = transition.lastEnd ?? { nodeId: '', outcome: 'granted' as const, resultLabel: '' }
  transition.emit({ type: 'caseEnded', ...end })
}
