import type { ElementInstance, Participant, PassedTask } from '@banshi/schemas'

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
export function passedWith(passed: PassedTask[], element: ElementInstance): PassedTask[] {
  const { nodeId, scopeId, userTask } = element
  if (!userTask) return passed
  const { participants, completion, returnTo } = userTask
  const isAnswered = participants.some(({ status }) => status === 'answered')
  if (!isAnswered && completion.rule !== 'vote') return passed
  const handled =
    completion.rule === 'any' ? participants.filter(({ status }) => status === 'answered') : participants
  const entry: PassedTask = { nodeId, participants: handled.map(plain) }
  if (scopeId !== undefined) entry.scopeId = scopeId
  const isSame = (task: PassedTask): boolean => task.nodeId === nodeId && task.scopeId === scopeId
  if (!passed.some(isSame)) return [...passed, entry]
  if (returnTo) return passed.map((task) => (isSame(task) ? entry : task))
  return [...passed.filter((task) => !isSame(task)), entry]
}
