import type { CompiledNode } from '../program.ts'
import { childrenOf, tokensOn, waitingIn } from '../scopes.ts'
import type { Transition } from '../transition.ts'

/** Nodes of a scope at which tokens are: elements, and tokens waiting at other joins. */
function tokenPlaces(transition: Transition, scopeId: string | undefined, except: string): Set<string> {
  const places = new Set<string>()
  // A complex gateway that has fired has sent its tokens on.
  for (const { nodeId, nodeType, marks } of childrenOf(transition.state, scopeId))
    if (nodeType !== 'complexGateway' || !marks) places.add(nodeId)
  const { nodes } = transition.programAt(scopeId)
  for (const [flowId] of waitingIn(transition.state, scopeId)) {
    if (flowId.startsWith('#')) places.add(flowId.slice(1))
    else for (const { node, incoming } of nodes.values()) if (incoming.includes(flowId)) places.add(node.id)
  }
  places.delete(except)
  return places
}

/**
 * Whether no token can come any more that the join would have to wait for (BPMN 2.0 table 13.3): each token with a way to an
 * empty incoming flow that does not pass the gateway must also have one to a filled flow.
 */
export function isSettled(
  transition: Transition,
  node: CompiledNode,
  scopeId: string | undefined,
  isFilled: (flowId: string) => boolean,
): boolean {
  const gatewayId = node.node.id
  const { reaches } = transition.programAt(scopeId)
  const empty = node.incoming.filter((flowId) => !isFilled(flowId))
  if (empty.length === 0) return true
  const filled = node.incoming.filter(isFilled)
  for (const place of tokenPlaces(transition, scopeId, gatewayId)) {
    const comes = empty.some((flowId) => reaches(place, flowId, gatewayId))
    if (comes && !filled.some((flowId) => reaches(place, flowId, gatewayId))) return false
  }
  return true
}

export const filledFlows = (
  transition: Transition,
  node: CompiledNode,
  scopeId: string | undefined,
): string[] => node.incoming.filter((flowId) => tokensOn(transition, scopeId, flowId) > 0)
