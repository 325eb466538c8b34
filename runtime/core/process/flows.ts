import type { Json, SequenceFlow } from '@banshi/schemas'
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

/** Chooses among the ways out of a node, as something in `scopeId` sees the values; `names` are more names. */
export type Choose = (
  transition: Transition,
  node: CompiledNode,
  scopeId?: string,
  names?: Readonly<Record<string, Json>>,
) => Choice

/** The first flow whose condition holds, else the default (BPMN 2.0 §13.4.2 exclusive gateway). */
export const chooseOne: Choose = (transition, node, scopeId, names) => {
  for (const { flow, condition } of node.outgoing) {
    if (!condition) return { ok: true, flows: [flow] }
    const result = transition.evaluate(condition, scopeId, names)
    if (!result.ok) return failed('conditionFailed', flow)
    if (result.value === true) return { ok: true, flows: [flow] }
  }
  if (node.defaultFlow) return { ok: true, flows: [node.defaultFlow] }
  if (node.outgoing.length === 0) return { ok: true, flows: [] }
  return { ok: false, code: 'noWayHolds', params: { name: node.node.name || node.node.id } }
}

/**
 * Every unconditional flow and every one whose condition holds (§8.4.13, §13.3.2). The default is taken when no condition
 * holds; behind a gateway an unconditional flow counts as one that does, behind an activity it always goes beside.
 */
export const chooseAll: Choose = (transition, node, scopeId, names) => {
  const flows: SequenceFlow[] = []
  const isGateway = node.node.type.endsWith('Gateway')
  let isHit = false
  for (const { flow, condition } of node.outgoing) {
    const result = condition ? transition.evaluate(condition, scopeId, names) : undefined
    if (result && !result.ok) return failed('conditionFailed', flow)
    if (result && result.value !== true) continue
    flows.push(flow)
    isHit ||= result !== undefined || isGateway
  }
  if (node.defaultFlow && !isHit) flows.push(node.defaultFlow)
  if (flows.length > 0 || node.outgoing.length === 0) return { ok: true, flows }
  return { ok: false, code: 'noWayHolds', params: { name: node.node.name || node.node.id } }
}

/** Every flow, whatever its condition (BPMN 2.0 §13.4.1: a parallel gateway looks at none). */
export const takeAll: Choose = (_transition, { outgoing, defaultFlow }) => ({
  ok: true,
  flows: [...outgoing.map(({ flow }) => flow), ...(defaultFlow ? [defaultFlow] : [])],
})

/** Puts tokens on flows; `times` of each (§10.3.1 completion quantity). */
export function send(
  transition: Transition,
  flows: readonly SequenceFlow[],
  scopeId: string | undefined,
  times = 1,
): void {
  for (const flow of flows) {
    for (let time = 0; time < times; time++) {
      transition.arrivals.push(
        scopeId === undefined
          ? { nodeId: flow.target, flowId: flow.id }
          : { nodeId: flow.target, flowId: flow.id, scopeId },
      )
    }
  }
}

/** Completes an element and sends its token on, or stops it with an incident when no way can be chosen. */
export function leave(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  choose: Choose,
): boolean {
  const { scopeId } = transition.element(elementId)
  const choice = choose(transition, node, elementId)
  if (!choice.ok) {
    transition.raiseIncident(elementId, node.node.id, choice.code, choice.params)
    return false
  }
  transition.complete(elementId, node.node.id, node.isCompensable)
  const times = 'completionQuantity' in node.node ? (node.node.completionQuantity ?? 1) : 1
  send(transition, choice.flows, scopeId, times)
  return true
}
