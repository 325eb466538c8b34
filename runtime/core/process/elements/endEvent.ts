import type { ElementBehaviour } from './element.ts'

/** None end event (BPMN 2.0 §10.5.3, §13.5.6): takes the token; the case ends when none is left. */
export const endEvent: ElementBehaviour = {
  arrive(transition, node, arrival) {
    const elementId = transition.activate(node, arrival)
    transition.complete(elementId, node.node.id)
    if (node.node.type !== 'endEvent') return
    const { outcome = 'granted', resultLabel } = node.node.settings
    transition.lastEnd = { nodeId: node.node.id, outcome, resultLabel: resultLabel || node.node.name }
  },
  resume: () => undefined,
}
