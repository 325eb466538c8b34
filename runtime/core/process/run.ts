import { behaviours } from './elements/index.ts'
import type { Transition } from './transition.ts'

/** A join that waits for a token no live element can send any more is stopped where somebody sees it. */
function raiseStuckJoins(transition: Transition): void {
  const stuck = new Set<string>()
  for (const flowId of Object.keys(transition.state.waiting)) {
    for (const { node, incoming } of transition.program.nodes.values())
      if (incoming.includes(flowId)) stuck.add(node.id)
  }
  for (const nodeId of stuck) {
    const elementId = transition.activate(transition.node(nodeId), { nodeId })
    transition.raiseIncident(elementId, nodeId, 'joinStuck', {
      name: transition.node(nodeId).node.name || nodeId,
    })
  }
}

/** Moves tokens until all wait (BPMN 2.0 §13.2); the case ends when none is left. */
export function runToRest(transition: Transition): void {
  for (let arrival = transition.arrivals.shift(); arrival; arrival = transition.arrivals.shift()) {
    const node = transition.node(arrival.nodeId)
    if (!transition.mayEnter(node)) {
      const elementId = transition.activate(node, arrival)
      transition.raiseIncident(elementId, node.node.id, 'endless', { name: node.node.name || node.node.id })
      continue
    }
    behaviours[node.node.type].arrive(transition, node, arrival)
  }
  if (transition.state.status !== 'running' || Object.keys(transition.state.elements).length > 0) return
  if (Object.keys(transition.state.waiting).length > 0) return raiseStuckJoins(transition)
  const end = transition.lastEnd ?? { nodeId: '', outcome: 'granted' as const, resultLabel: '' }
  transition.emit({ type: 'caseEnded', ...end })
}
