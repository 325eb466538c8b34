import type { ActionCode, EventOf, WorkItemState } from '@banshi/schemas'
import { isOffered, taskOf } from '../offered.ts'
import type { Transition } from '../transition.ts'
import { afterAnswer } from '../userTask/answer.ts'
import { applyChanges, setVariables, done, dutyOf, personOf, reject, type Handler } from './command.ts'

/** Writes one person's answer and lets the task see whether it is done. */
export function answer(
  transition: Transition,
  item: WorkItemState,
  action: ActionCode,
  opinion: string | undefined,
): void {
  const personId = personOf(transition)
  const participants = transition.state.elements[item.elementId]?.userTask?.participants ?? []
  const participantId =
    item.participantId ?? participants.find((participant) => participant.personId === personId)?.id ?? ''
  const { id: workItemId, elementId, nodeId } = item
  const completed: EventOf<'workItemCompleted'> = {
    type: 'workItemCompleted',
    workItemId,
    elementId,
    nodeId,
    participantId,
    personId,
    action,
  }
  if (opinion) completed.opinion = opinion
  transition.emit(completed)
  afterAnswer(transition, elementId, transition.nodeOf(transition.element(elementId)))
}

/** 同意 · 不同意 · 弃权 */
export const completeWorkItem: Handler<'completeWorkItem'> = (
  transition,
  { workItemId, action, opinion, changes, variables },
) => {
  const duty = dutyOf(transition, workItemId)
  if (!duty.ok) return duty
  const item = duty.value
  const program = transition.programAt(transition.element(item.elementId).scopeId)
  if (!isOffered(program, item.nodeId, action)) return reject('actionNotOffered', { action })
  const required = taskOf(program, item.nodeId)?.settings.opinionRequired ?? []
  if (required.includes(action) && !opinion?.trim()) return reject('opinionRequired')
  applyChanges(transition, changes)
  setVariables(transition, item.elementId, variables)
  answer(transition, item, action, opinion?.trim())
  return done
}
