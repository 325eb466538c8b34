import { chooseAll, leave } from '../flows.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

const tokensOn = ({ state }: Transition, flowId: string): number =>
  Object.hasOwn(state.waiting, flowId) ? (state.waiting[flowId] ?? 0) : 0

/**
 * Parallel gateway (BPMN 2.0 §10.6.4, §13.4.1): waits for one token on each incoming flow — per flow, not per count — and
 * sends one along each outgoing flow.
 */
export const parallelGateway: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const nodeId = node.node.id
    if (node.incoming.length > 1 && arrival.flowId) {
      transition.emit({ type: 'tokenWaited', nodeId, flowId: arrival.flowId })
      const complete = node.incoming.every((flowId) => tokensOn(transition, flowId) > 0)
      if (!complete) return
      transition.emit({ type: 'tokensJoined', nodeId, flowIds: [...node.incoming] })
    }
    leave(transition, transition.activate(node, arrival), node, chooseAll)
  },
  /** A join that can never be complete goes on with the tokens it has; if they went on meanwhile, it is done. */
  resume(transition, node, elementId) {
    const nodeId = node.node.id
    const flowIds = node.incoming.filter((flowId) => tokensOn(transition, flowId) > 0)
    if (flowIds.length > 0) transition.emit({ type: 'tokensJoined', nodeId, flowIds })
    else if (node.incoming.length > 1)
      return transition.emit({ type: 'elementTerminated', elementId, nodeId, reason: 'joined' })
    leave(transition, elementId, node, chooseAll)
  },
}
