import type { Activity } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import { joinFlows, tokensOn, waitOn } from '../scopes.ts'
import type { Arrival, Transition } from '../transition.ts'
import { bringIn } from './data.ts'
import { beginBody, instanceVariables } from './loop.ts'
import { declared, openBoundaries } from './open.ts'

/** What an activity does once it is there; adding a task type is adding one such function. */
export type Begin = (transition: Transition, node: CompiledNode, elementId: string, arrival: Arrival) => void

/** Waits for the start quantity (BPMN 2.0 §10.3.1); false while there are too few tokens. */
function mayStart(transition: Transition, node: CompiledNode, { flowId, scopeId }: Arrival): boolean {
  const { startQuantity = 1 } = node.node as Activity
  if (startQuantity === 1 || flowId === undefined) return true
  const place = `#${node.node.id}`
  waitOn(transition, node.node.id, place, scopeId)
  if (tokensOn(transition, scopeId, place) < startQuantity) return false
  joinFlows(
    transition,
    node.node.id,
    Array.from({ length: startQuantity }, () => place),
    scopeId,
  )
  return true
}

/** A token comes to an activity (BPMN 2.0 §13.3.2): start quantity, loop, boundary events, data, then its own work. */
export function arriveAtActivity(
  transition: Transition,
  node: CompiledNode,
  arrival: Arrival,
  begin: Begin,
): void {
  if (node.isPlain) return begin(transition, node, transition.activate(node, arrival), arrival)
  const { loop } = node.node as Activity
  if (loop && arrival.instance !== undefined) {
    const variables = instanceVariables(transition, node, arrival)
    const instanceId = transition.activate(node, arrival, { variables })
    if (bringIn(transition, node, instanceId)) begin(transition, node, instanceId, arrival)
    return
  }
  if (!mayStart(transition, node, arrival)) return
  const variables = { ...declared(node), ...arrival.variables }
  const isNamed = Object.keys(variables).length > 0
  const elementId = transition.activate(node, arrival, {
    ...(isNamed ? { variables } : {}),
    ...(loop ? { isLoop: true } : {}),
  })
  if (!openBoundaries(transition, node, elementId)) return
  if (!bringIn(transition, node, elementId)) return
  if (loop) beginBody(transition, node, elementId)
  else begin(transition, node, elementId, arrival)
}
