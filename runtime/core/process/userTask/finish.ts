import type { Json, TaskResult } from '@banshi/schemas'
import { finishActivity } from '../activity/finish.ts'
import type { CompiledNode } from '../program.ts'
import { bodyOf, closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { setOwnVariable, setVariable } from '../variables.ts'

/** Takes away what people still have to do at an element: duties and the deadline of a ballot. */
export function closeDuties(
  transition: Transition,
  elementId: string,
  reason: 'answeredByOther' | 'returned' | 'voteClosed' | 'caseEnded',
): void {
  const { workItems, timers } = transition.state
  for (const id in workItems) {
    const item = workItems[id]
    if (item?.elementId !== elementId) continue
    transition.emit({
      type: 'workItemCancelled',
      workItemId: item.id,
      elementId,
      nodeId: item.nodeId,
      reason,
    })
  }
  for (const timerId in timers) {
    const timer = timers[timerId]
    if (timer?.elementId === elementId && timer.purpose === 'voteDeadline') {
      transition.emit({ type: 'timerCancelled', timerId })
    }
  }
}

/** The result stands under `v`: with the instance it belongs to where the task is done once per row or department. */
function keepResult(transition: Transition, elementId: string, resultName: string, result: TaskResult): void {
  const element = transition.element(elementId)
  const value = result as unknown as Json
  if (bodyOf(transition.state, element)) setOwnVariable(transition, elementId, resultName, value)
  else setVariable(transition, element.scopeId, resultName, value)
}

/** A user task has its result: it stands under `v`, and the token goes on, or back to where a return came from. */
export function finishUserTask(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  result: TaskResult,
): void {
  const { userTask, scopeId } = transition.element(elementId)
  if (!userTask) throw new Error(`Expected an open user task ${elementId}, but there is none`)
  keepResult(transition, elementId, userTask.resultName, result)
  const { returnTo } = userTask
  if (!returnTo) return finishActivity(transition, elementId, node, { result: result as unknown as Json })
  closeWaits(transition, elementId)
  transition.complete(elementId, node.node.id)
  const { nodeId, participants, next } = returnTo
  transition.arrivals.push({ nodeId, scopeId, participants, ...(next ? { returnTo: next } : {}) })
}
