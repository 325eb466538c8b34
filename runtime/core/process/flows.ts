import type { SequenceFlow } from '@banshi/schemas'
import type { CompiledNode } from './program.ts'
import type { Transition } from './transition.ts'

export type Choice =
  | { ok: true; flows: SequenceFlow[] }
  | { ok: false; code: string; params: Record<string, string | number> }

const failed = (code: string, flow: SequenceFlow): Choice => ({
  ok: false,
  code,
  params: { flow: flow.name || flow.id },
})

/** The first flow whose condition holds, else the default (BPMN 2.0 §13.4.2 exclusive gateway). */
export function chooseOne(transition: Transition, node: CompiledNode): Choice {
  for (const { flow, condition } of node.outgoing) {
    if (!condition) return { ok: true, flows: [flow] }
    const result = transition.evaluate(condition)
    if (!result.ok) return failed('conditionFailed', flow)
    if (result.value === true) return { ok: true, flows: [flow] }
  }
  if (node.defaultFlow) return { ok: true, flows: [node.defaultFlow] }
  return { ok: false, code: 'noWayHolds', params: { name: node.node.name || node.node.id } }
}

/** Every unconditional flow and every one whose condition holds; the default when none does (§8.4.13, §13.3.2). */
export function chooseAll(transition: Transition, node: CompiledNode): Choice {
  const flows: SequenceFlow[] = []
  for (const { flow, condition } of node.outgoing) {
    if (!condition) flows.push(flow)
    else {
      const result = transition.evaluate(condition)
      if (!result.ok) return failed('conditionFailed', flow)
      if (result.value === true) flows.push(flow)
    }
  }
  if (flows.length > 0) return { ok: true, flows }
  if (node.defaultFlow) return { ok: true, flows: [node.defaultFlow] }
  if (node.outgoing.length === 0) return { ok: true, flows: [] }
  return { ok: false, code: 'noWayHolds', params: { name: node.node.name || node.node.id } }
}

/** Completes an element and sends its token on, or stops it with an incident when no way can be chosen. */
export function leave(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  choose: typeof chooseAll,
): void {
  const choice = choose(transition, node)
  if (!choice.ok) return transition.raiseIncident(elementId, node.node.id, choice.code, choice.params)
  transition.complete(elementId, node.node.id)
  for (const flow of choice.flows) transition.arrivals.push({ nodeId: flow.target, flowId: flow.id })
}
