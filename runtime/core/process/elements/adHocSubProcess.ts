import type { ElementInstance } from '@banshi/schemas'
import { finishActivity } from '../activity/finish.ts'
import { openEventSubProcesses } from '../containers/enter.ts'
import { isNode, type CompiledNode } from '../program.ts'
import { childrenOf, closeWaits, terminateContent } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { activity } from './activity.ts'

/** Begins activities of an ad-hoc sub-process and remembers which. */
export function startActivities(
  transition: Transition,
  element: ElementInstance,
  nodeIds: readonly string[],
): void {
  const { id: elementId, nodeId, marks = [] } = element
  transition.emit({ type: 'elementMarked', elementId, nodeId, marks: [...marks, ...nodeIds] })
  for (const inner of nodeIds) transition.arrivals.push({ nodeId: inner, scopeId: elementId })
}

/** What may be begun: activities without a way into them. */
const offered = (node: CompiledNode): readonly string[] => node.content?.starts ?? []

function notBegun(node: CompiledNode, { marks = [] }: ElementInstance): string[] {
  return offered(node).filter((nodeId) => !marks.includes(nodeId))
}

function enter(transition: Transition, node: CompiledNode, elementId: string): void {
  if (!isNode(node, 'adHocSubProcess') || !node.content) return
  openEventSubProcesses(transition, node.content, elementId)
  if (node.node.start === 'manual') return
  const nodeIds = node.node.ordering === 'Sequential' ? offered(node).slice(0, 1) : offered(node)
  startActivities(transition, transition.element(elementId), nodeIds)
}

/** Whether the completion condition holds; nothing when it cannot be told: an incident. */
function isComplete(transition: Transition, node: CompiledNode, elementId: string): boolean | undefined {
  const condition = node.expressions.get('completionCondition')
  if (!condition) return false
  const result = transition.evaluate(condition, elementId)
  if (result.ok) return result.value === true
  return transition.raiseIncident(elementId, node.node.id, 'completionConditionFailed') as undefined
}

function finish(transition: Transition, node: CompiledNode, elementId: string): void {
  closeWaits(transition, elementId)
  finishActivity(transition, elementId, node)
}

/** After each activity the completion condition is looked at; what still runs is cancelled or waited for (§10.3.5). */
function advance(transition: Transition, node: CompiledNode, element: ElementInstance): void {
  if (!isNode(node, 'adHocSubProcess')) return
  if (isComplete(transition, node, element.id) !== true) return
  if (node.node.cancelRemaining) terminateContent(transition, element.id, 'cancelled')
  const isMoving = transition.arrivals.some(({ scopeId }) => scopeId === element.id)
  if (!isMoving && childrenOf(transition.state, element.id).length === 0) finish(transition, node, element.id)
}

function emptied(transition: Transition, node: CompiledNode, element: ElementInstance): void {
  if (!isNode(node, 'adHocSubProcess')) return
  const left = notBegun(node, element)
  const holds =
    left.length > 0 || node.node.start === 'manual' ? isComplete(transition, node, element.id) : true
  if (holds === undefined) return
  const isManual = node.node.start === 'manual'
  const isOver = holds || (left.length === 0 && !(isManual && node.expressions.has('completionCondition')))
  if (isOver) return finish(transition, node, element.id)
  if (!isManual) startActivities(transition, element, left.slice(0, 1))
}

/** Ad-hoc sub-process (BPMN 2.0 §10.3.5): activities in no given order, once each or as people choose. */
export const adHocSubProcess = activity(enter, { advance, emptied })
