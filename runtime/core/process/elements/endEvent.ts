import { throwAll } from '../events/throw.ts'
import { isNode, type CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

function end(transition: Transition, node: CompiledNode, elementId: string): void {
  const { scopeId } = transition.element(elementId)
  transition.complete(elementId, node.node.id)
  if (scopeId !== undefined || !isNode(node, 'endEvent')) return
  const { outcome = 'granted', resultLabel } = node.node.settings
  transition.lastEnd = { nodeId: node.node.id, outcome, resultLabel: resultLabel || node.node.name }
}

function throwAndEnd(transition: Transition, node: CompiledNode, elementId: string): void {
  if (throwAll(transition, node, elementId) === 'goesOn') end(transition, node, elementId)
}

/** End event (BPMN 2.0 §10.5.3, §13.5.6): throws what it has to and takes the token; its scope ends when none is left. */
export const endEvent: ElementBehaviour = {
  arrive: (transition, node, arrival) => throwAndEnd(transition, node, transition.activate(node, arrival)),
  /** An error nobody caught is let go: an operator has dealt with it. */
  resume(transition, node, elementId, code) {
    if (code === 'process.uncaughtError') end(transition, node, elementId)
    else throwAndEnd(transition, node, elementId)
  },
  compensated: (transition, node, { id }) => end(transition, node, id),
}
