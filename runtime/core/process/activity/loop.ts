import type { Activity, ElementInstance, Json, StandardLoop } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import { childrenOf, closeWaits, terminate } from '../scopes.ts'
import type { Arrival, Transition } from '../transition.ts'
import { takeOut } from './data.ts'
import { finishBody } from './finishBody.ts'
import { beginInstances, completionHolds, countsOf, instanceResult, tellBehaviour } from './multiInstance.ts'
import { declared } from './open.ts'

/** What one instance of a loop begins with: its number, from 1, and its item. */
export function instanceVariables(
  transition: Transition,
  node: CompiledNode,
  { scopeId = '', instance = 1 }: Arrival,
): Record<string, Json> {
  const { loop } = node.node as Activity
  const variables: Record<string, Json> = { ...declared(node), loopCounter: instance }
  if (loop?.kind === 'multi' && loop.itemName) {
    variables[loop.itemName] = transition.element(scopeId).loop?.items?.[instance - 1] ?? null
  }
  return variables
}

/** Starts the instances of a body that stands open (BPMN 2.0 §13.3.6, §13.3.7). */
export function beginBody(transition: Transition, node: CompiledNode, elementId: string): void {
  const { loop } = node.node as Activity
  if (loop?.kind === 'multi') beginInstances(transition, node, loop, elementId)
  else if (loop) nextRound(transition, node, loop, elementId, loop.testBefore)
}

/** Next round of a standard loop, or the end of it. */
function nextRound(
  transition: Transition,
  node: CompiledNode,
  loop: StandardLoop,
  elementId: string,
  isTested: boolean,
): void {
  const done = transition.element(elementId).loop?.completed ?? 0
  const more = !isTested || mayLoop(transition, node, loop, elementId, done)
  if (more === undefined) return
  if (!more) return finishBody(transition, node, elementId)
  transition.arrivals.push({ nodeId: node.node.id, scopeId: elementId, instance: done + 1 })
}

/** Whether the loop goes round once more (§10.3.8); nothing when it cannot be told: an incident. */
function mayLoop(
  transition: Transition,
  node: CompiledNode,
  loop: StandardLoop,
  elementId: string,
  done: number,
): boolean | undefined {
  const names = { loopCounter: done }
  const fail = (): undefined =>
    transition.raiseIncident(elementId, node.node.id, 'loopInvalid', {
      text: loop.condition ?? loop.maximum ?? '',
    }) as undefined
  if (loop.maximum !== undefined) {
    const expression = node.expressions.get('loop.maximum')
    const maximum = expression && transition.evaluate(expression, elementId, names)
    if (!maximum?.ok || typeof maximum.value !== 'number' || maximum.value < 0) return fail()
    if (done >= maximum.value) return false
  }
  const condition = node.expressions.get('loop.condition')
  if (!condition) return true
  const result = transition.evaluate(condition, elementId, names)
  return result.ok ? result.value === true : fail()
}

/** One instance is done: its result is kept, and the body goes on or ends. */
export function instanceDone(
  transition: Transition,
  node: CompiledNode,
  element: ElementInstance,
  body: ElementInstance,
  names?: Readonly<Record<string, Json>>,
): void {
  const { loop } = node.node as Activity
  if (!takeOut(transition, node, element.id, names)) return
  if (loop?.kind === 'multi' && !instanceResult(transition, node, element, body, names)) return
  closeWaits(transition, element.id)
  transition.complete(element.id, node.node.id, node.isCompensable)
  afterInstance(transition, node, body.id)
}

/** A body whose instance has completed goes on; also after an incident there. */
export function afterInstance(transition: Transition, node: CompiledNode, bodyId: string): void {
  const { loop } = node.node as Activity
  if (loop?.kind === 'standard') return nextRound(transition, node, loop, bodyId, true)
  if (loop?.kind !== 'multi' || !tellBehaviour(transition, node, loop, bodyId)) return
  const body = transition.element(bodyId)
  const holds = body.loop?.isDone === true || completionHolds(transition, node, bodyId)
  if (holds === undefined) return
  if (holds) {
    transition.arrivals = transition.arrivals.filter(({ scopeId }) => scopeId !== bodyId)
    for (const child of childrenOf(transition.state, bodyId)) terminate(transition, child, 'loopDone')
    return finishBody(transition, node, bodyId)
  }
  const { total, started, active } = countsOf(body)
  if (started >= total) {
    if (active === 0) finishBody(transition, node, bodyId)
  } else if (loop.sequential) {
    transition.arrivals.push({ nodeId: node.node.id, scopeId: bodyId, instance: started + 1 })
  }
}
