import { openWaits } from '../events/subscribe.ts'
import { isNode, type CompiledNode } from '../program.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

function openTargets(transition: Transition, node: CompiledNode, elementId: string, except?: string): void {
  const { scopeId } = transition.element(elementId)
  for (const { flow } of node.outgoing) {
    if (flow.target !== except) openWaits(transition, transition.node(flow.target, scopeId), elementId)
  }
}

const waitsStill = ({ state }: Transition, elementId: string): boolean =>
  Object.values(state.subscriptions).some((wait) => wait.elementId === elementId) ||
  Object.values(state.timers).some((wait) => wait.elementId === elementId)

/** A parallel event gateway that began the case waits for all its other events (BPMN 2.0 §10.6.6). */
export function waitForOthers(transition: Transition, node: CompiledNode, occurredId: string): void {
  const elementId = transition.activate(node, { nodeId: node.node.id })
  openTargets(transition, node, elementId, occurredId)
  if (!waitsStill(transition, elementId)) transition.complete(elementId, node.node.id)
}

/** Event-based gateway (BPMN 2.0 §10.6.6, §13.4.4): the first event that happens decides which way is taken. */
export const eventBasedGateway: ElementBehaviour = {
  arrive(transition, node, arrival) {
    openTargets(transition, node, transition.activate(node, arrival))
  },
  resume(transition, node, elementId) {
    closeWaits(transition, elementId)
    openTargets(transition, node, elementId)
  },
  occur(transition, event, element, at, payload) {
    const node = transition.nodeOf(element)
    const isParallel = isNode(node, 'eventBasedGateway') && node.node.gatewayType === 'Parallel'
    closeWaits(transition, element.id, isParallel ? event.node.id : undefined)
    const flow = node.outgoing.find(({ flow: { target } }) => target === event.node.id)?.flow
    if (!isParallel || !waitsStill(transition, element.id)) transition.complete(element.id, node.node.id)
    transition.arrivals.push({
      nodeId: event.node.id,
      scopeId: element.scopeId,
      payload,
      at,
      ...(flow ? { flowId: flow.id } : {}),
    })
  },
}
