import { runToRest } from '../run.ts'
import { answer } from './completeWorkItem.ts'
import { applyChanges, done, personOf, reject, type Handler } from './command.ts'

/** Opens a case: a token on each start event; with `submit` the starter's first task is done at once. */
export const startCase: Handler<'startCase'> = (transition, command) => {
  if (transition.state.status !== 'none') return reject('alreadyStarted')
  const { unitId, intakeUnitId, channel, caseNo, businessType, submit, opinion, changes } = command
  const starterId = personOf(transition)
  if (!starterId) return reject('starterMissing')
  const { postId } = transition.context.actor
  transition.emit({
    type: 'caseStarted',
    businessType,
    unitId,
    intakeUnitId,
    channel,
    caseNo,
    starterId,
    ...(postId ? { starterPostId: postId } : {}),
  })
  applyChanges(transition, changes)
  for (const nodeId of transition.program.starts) transition.arrivals.push({ nodeId })
  runToRest(transition)
  if (!submit) return done
  const own = Object.values(transition.state.workItems).find((item) => item.assigneeId === starterId)
  if (own) answer(transition, own, 'approve', opinion?.trim())
  return done
}
