import { leave, takeAll } from '../flows.ts'
import { filledFlows } from '../joins/inclusive.ts'
import { joinFlows, tokensOn, waitOn } from '../scopes.ts'
import type { ElementBehaviour } from './element.ts'

/**
 * Parallel gateway (BPMN 2.0 §10.6.4, §13.4.1): waits for one token on each incoming flow — per flow, not per count — and
 * sends one along each outgoing flow.
 */
export const parallelGateway: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const nodeId = node.node.id
    const { flowId, scopeId } = arrival
    if (node.incoming.length > 1 && flowId) {
      waitOn(transition, nodeId, flowId, scopeId)
      const isComplete = node.incoming.every((incoming) => tokensOn(transition, scopeId, incoming) > 0)
      if (!isComplete) return
      joinFlows(transition, nodeId, [...node.incoming], scopeId)
    }
    leave(transition, transition.activate(node, arrival), node, takeAll)
  },
  /** A join that can never be complete goes on with the tokens it has; if they went on meanwhile, it is done. */
  resume(transition, node, elementId) {
    const nodeId = node.node.id
    const { scopeId } = transition.element(elementId)
    const flowIds = filledFlows(transition, node, scopeId)
    if (flowIds.length > 0) joinFlows(transition, nodeId, flowIds, scopeId)
    else if (node.incoming.length > 1)
      return transition.emit({ type: 'elementTerminated', elementId, nodeId, reason: 'joined' })
    leave(transition, elementId, node, takeAll)
  },
}
