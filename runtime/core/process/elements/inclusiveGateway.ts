import { chooseAll, leave } from '../flows.ts'
import { filledFlows, isSettled } from '../joins/inclusive.ts'
import { joinFlows, waitOn } from '../scopes.ts'
import type { ElementBehaviour } from './element.ts'

/**
 * Inclusive gateway (BPMN 2.0 §10.6.3, §13.4.3): waits as long as a token can still come that it has to wait for, then sends
 * one along every flow whose condition holds, or the default.
 */
export const inclusiveGateway: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const { flowId, scopeId } = arrival
    if (node.incoming.length > 1 && flowId) return waitOn(transition, node.node.id, flowId, scopeId)
    leave(transition, transition.activate(node, arrival), node, chooseAll)
  },
  settle(transition, node, scopeId) {
    const filled = filledFlows(transition, node, scopeId)
    if (filled.length === 0) return false
    if (!isSettled(transition, node, scopeId, (flowId) => filled.includes(flowId))) return false
    joinFlows(transition, node.node.id, filled, scopeId)
    leave(transition, transition.activate(node, { nodeId: node.node.id, scopeId }), node, chooseAll)
    return true
  },
  resume(transition, node, elementId, code) {
    if (code === 'process.joinStuck') {
      const { scopeId } = transition.element(elementId)
      const filled = filledFlows(transition, node, scopeId)
      if (filled.length > 0) joinFlows(transition, node.node.id, filled, scopeId)
    }
    leave(transition, elementId, node, chooseAll)
  },
}
