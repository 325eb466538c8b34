import { resolveAssignment } from '../../organisation/index.ts'
import { taskOf } from '../offered.ts'
import { closeVote as close } from '../userTask/vote.ts'
import { done, personOf, reject, type Handler } from './command.ts'

/** Ends a ballot although somebody is silent; only its closer may. */
export const closeVote: Handler<'closeVote'> = (transition, { elementId }) => {
  const { state, context } = transition
  const element = Object.hasOwn(state.elements, elementId) ? state.elements[elementId] : undefined
  if (element?.status !== 'active' || element.userTask?.completion.rule !== 'vote')
    return reject('voteNotOpen')
  const { closer } = element.userTask.completion.vote
  const closers = closer ? resolveAssignment(context.directory, closer, transition.place()) : []
  if (!closers.some(({ personId }) => personId === personOf(transition))) {
    return reject('notCloser', {
      name: taskOf(transition.programAt(element.scopeId), element.nodeId)?.name ?? '',
    })
  }
  close(transition, elementId, transition.nodeOf(element), 'closer')
  return done
}
