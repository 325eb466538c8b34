import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { closeDuties, finishUserTask } from './finish.ts'
import { closeVote } from './vote.ts'

/** After an answer: is the task done, by its completion rule (或签 any, 会签 all, 票签 vote)? */
export function afterAnswer(transition: Transition, elementId: string, node: CompiledNode): void {
  const userTask = transition.state.elements[elementId]?.userTask
  if (!userTask) return
  const { participants, completion } = userTask
  const open = participants.some((participant) => participant.status === 'open')
  if (completion.rule === 'vote') {
    if (!open) closeVote(transition, elementId, node, 'allAnswered')
    return
  }
  const disapproved = participants.some((participant) => participant.action === 'disapprove')
  if (completion.rule === 'all' && open && !disapproved) return
  closeDuties(transition, elementId, 'answeredByOther')
  finishUserTask(transition, elementId, node, { outcome: disapproved ? 'disapproved' : 'approved' })
}
