import type { ElementInstance, Participant, PassedTask } from '@banshi/schemas'
import { isContainer } from '../program.ts'
import type { Draft } from './draft.ts'

function plain({ id, personId, postId, weight }: Participant): Participant {
  const participant: Participant = { id, personId, weight }
  if (postId) participant.postId = postId
  return participant
}

/**
 * Who handled a user task that is done, so that a return finds the actual people (`templates 0.4` 退回): of 或签 who
 * answered; of 会签 and 票签 everybody asked, since all of them decide together. One entry per node, in the order in which
 * they were passed last; a skipped step was handled by nobody; a step done again because of a return keeps its place.
 */
export function passBy(draft: Draft, element: ElementInstance): void {
  const { nodeId, scopeId, userTask } = element
  if (!userTask) return
  const { participants, completion, returnTo } = userTask
  const isAnswered = participants.some(({ status }) => status === 'answered')
  if (!isAnswered && completion.rule !== 'vote') return
  const handled =
    completion.rule === 'any' ? participants.filter(({ status }) => status === 'answered') : participants
  const entry: PassedTask = { nodeId, participants: handled.map(plain) }
  if (scopeId !== undefined) entry.scopeId = scopeId
  const state = draft.own()
  const { passed } = state
  const at = passed.findIndex((task) => task.nodeId === nodeId && task.scopeId === scopeId)
  if (at >= 0 && returnTo) state.passed = passed.with(at, entry)
  else state.passed = at < 0 ? [...passed, entry] : [...passed.toSpliced(at, 1), entry]
}

/** A scope that is gone takes its steps along: nobody can be sent back into it. */
export function forgetPassedIn(draft: Draft, { id, nodeType, loop }: ElementInstance): void {
  if (!isContainer(nodeType) && !loop) return
  const { passed } = draft.state
  if (passed.some(({ scopeId }) => scopeId === id)) {
    draft.own().passed = passed.filter(({ scopeId }) => scopeId !== id)
  }
}
