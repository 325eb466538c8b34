import type { Json, TaskResult } from '@banshi/schemas'
import { chooseAll, leave } from '../flows.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'

/** Takes away what is still open at an element: duties and timers. */
export function closeDuties(
  transition: Transition,
  elementId: string,
  reason: 'answeredByOther' | 'returned' | 'voteClosed' | 'caseEnded',
): void {
  for (const item of Object.values(transition.state.workItems)) {
    if (item.elementId !== elementId) continue
    transition.emit({
      type: 'workItemCancelled',
      workItemId: item.id,
      elementId,
      nodeId: item.nodeId,
      reason,
    })
  }
  for (const [timerId, timer] of Object.entries(transition.state.timers)) {
    if (timer.elementId === elementId) transition.emit({ type: 'timerCancelled', timerId })
  }
}

/** A user task has its result: it stands under `v`, and the token goes on, or back to where a return came from. */
export function finishUserTask(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  result: TaskResult,
): void {
  const userTask = transition.state.elements[elementId]?.userTask
  if (!userTask) throw new Error(`Expected an open user task ${elementId}, but there is none`)
  transition.emit({ type: 'variableSet', name: userTask.resultName, value: result as unknown as Json })
  const { returnTo } = userTask
  if (!returnTo) return leave(transition, elementId, node, chooseAll)
  transition.complete(elementId, node.node.id)
  const { nodeId, participants, next } = returnTo
  transition.arrivals.push({ nodeId, participants, ...(next ? { returnTo: next } : {}) })
}
