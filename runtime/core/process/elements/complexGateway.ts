import type { ElementInstance, Json, SequenceFlow } from '@banshi/schemas'
import { chooseAll, leave, send } from '../flows.ts'
import { filledFlows, isSettled } from '../joins/inclusive.ts'
import type { CompiledNode } from '../program.ts'
import { childrenOf, joinFlows, tokensOn, waitOn } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

/** Names of BPMN 2.0 table 10.106: tokens on each incoming flow, their sum, and the phase. */
function namesOf(
  transition: Transition,
  node: CompiledNode,
  scopeId: string | undefined,
  waitingForStart: boolean,
): Record<string, Json> {
  const names: Record<string, Json> = {}
  let activationCount = 0
  for (const flowId of node.incoming) {
    const tokens = tokensOn(transition, scopeId, flowId)
    names[flowId] = tokens
    activationCount += tokens
  }
  return { ...names, activationCount, waitingForStart }
}

const firedIn = (
  transition: Transition,
  node: CompiledNode,
  scopeId: string | undefined,
): ElementInstance | undefined =>
  childrenOf(transition.state, scopeId).find(
    ({ nodeId, marks }) => nodeId === node.node.id && marks !== undefined,
  )

/** Fires when the activation condition holds over the tokens that wait (§13.4.5); then it waits to be reset. */
function tryToFire(transition: Transition, node: CompiledNode, scopeId: string | undefined): void {
  const nodeId = node.node.id
  const names = namesOf(transition, node, scopeId, true)
  const filled = filledFlows(transition, node, scopeId)
  if (filled.length === 0 || firedIn(transition, node, scopeId)) return
  const condition = node.expressions.get('activationCondition')
  const result = condition && transition.evaluate(condition, scopeId, names)
  const elementWithIncident = (): string => transition.activate(node, { nodeId, scopeId })
  if (result && !result.ok) {
    return transition.raiseIncident(elementWithIncident(), nodeId, 'expressionFailed', {
      place: 'activationCondition',
    })
  }
  if (result && result.value !== true) return
  const choice = chooseAll(transition, node, scopeId, names)
  if (!choice.ok) return transition.raiseIncident(elementWithIncident(), nodeId, choice.code, choice.params)
  joinFlows(transition, nodeId, filled, scopeId)
  const elementId = transition.activate(node, { nodeId, scopeId })
  transition.emit({ type: 'elementMarked', elementId, nodeId, marks: filled })
  send(transition, choice.flows, scopeId)
  resetWhenSettled(transition, node, transition.element(elementId))
}

/** Flows that can give a token at reset: only those whose condition asks which phase it is. */
function flowsAtReset(transition: Transition, node: CompiledNode, element: ElementInstance): SequenceFlow[] {
  const names = { ...namesOf(transition, node, element.scopeId, false) }
  return node.outgoing.flatMap(({ flow, condition }) => {
    const asks = condition?.dependencies.some(([root]) => root === 'waitingForStart') === true
    if (!condition || !asks) return []
    const result = transition.evaluate(condition, element.id, names)
    return result.ok && result.value === true ? [flow] : []
  })
}

/** Resets once no further token can come: late tokens are taken, and the next activation may begin. */
function resetWhenSettled(transition: Transition, node: CompiledNode, element: ElementInstance): boolean {
  const { id: elementId, scopeId, marks = [] } = element
  const isFilled = (flowId: string): boolean =>
    marks.includes(flowId) || tokensOn(transition, scopeId, flowId) > 0
  const isMoving = transition.arrivals.some((arrival) => arrival.scopeId === scopeId)
  const isFull = node.incoming.every(isFilled)
  if (!isFull && (isMoving || !isSettled(transition, node, scopeId, isFilled))) return false
  const late = node.incoming.filter(
    (flowId) => !marks.includes(flowId) && tokensOn(transition, scopeId, flowId) > 0,
  )
  const flows = flowsAtReset(transition, node, element)
  if (late.length > 0) joinFlows(transition, node.node.id, late, scopeId)
  transition.complete(elementId, node.node.id)
  send(transition, flows, scopeId)
  tryToFire(transition, node, scopeId)
  return true
}

/** Complex gateway (BPMN 2.0 §10.6.5, §13.4.5). */
export const complexGateway: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const { flowId, scopeId } = arrival
    if (node.incoming.length <= 1 || !flowId) {
      return void leave(transition, transition.activate(node, arrival), node, chooseAll)
    }
    waitOn(transition, node.node.id, flowId, scopeId)
    tryToFire(transition, node, scopeId)
    const fired = firedIn(transition, node, scopeId)
    if (fired) resetWhenSettled(transition, node, fired)
  },
  settle(transition, node, scopeId) {
    const fired = firedIn(transition, node, scopeId)
    return fired !== undefined && resetWhenSettled(transition, node, fired)
  },
  /** Goes on with the tokens it has, as if its condition held. */
  resume(transition, node, elementId) {
    const { scopeId } = transition.element(elementId)
    const filled = filledFlows(transition, node, scopeId)
    if (filled.length > 0) joinFlows(transition, node.node.id, filled, scopeId)
    leave(transition, elementId, node, chooseAll)
  },
}
