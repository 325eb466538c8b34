import { throwAll } from '../events/throw.ts'
import { linkTarget } from '../events/triggers/link.ts'
import { chooseAll, leave } from '../flows.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import type { ElementBehaviour } from './element.ts'

function goOn(transition: Transition, node: CompiledNode, elementId: string): void {
  const { scopeId } = transition.element(elementId)
  const target = linkTarget(transition, node, scopeId)
  if (target === undefined) return void leave(transition, elementId, node, chooseAll)
  transition.complete(elementId, node.node.id)
  transition.arrivals.push({ nodeId: target, scopeId, payload: {} })
}

function throwAndGo(transition: Transition, node: CompiledNode, elementId: string): void {
  if (throwAll(transition, node, elementId) === 'goesOn') goOn(transition, node, elementId)
}

/** Intermediate throw event (BPMN 2.0 §10.5.4, §13.5.2): throws and goes on; compensation is waited for. */
export const intermediateThrowEvent: ElementBehaviour = {
  arrive: (transition, node, arrival) => throwAndGo(transition, node, transition.activate(node, arrival)),
  resume: throwAndGo,
  compensated: (transition, node, { id }) => goOn(transition, node, id),
}
