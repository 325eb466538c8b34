import { resolveAssignment } from '../../organisation/index.ts'
import { taskOf } from '../offered.ts'
import { runToRest } from '../run.ts'
import type { Transition } from '../transition.ts'
import { assignmentOf } from '../userTask/open.ts'
import { answer } from './completeWorkItem.ts'
import { applyChanges, done, personOf, reject, type CommandOf, type Handler } from './command.ts'

/** Whether the first step of such a case may be this person's today. */
function mayStart(transition: Transition, command: CommandOf<'startCase'>, starterId: string): boolean {
  const { program, context } = transition
  const task = program.startTask === null ? undefined : taskOf(program, program.startTask)
  const assignment = task && assignmentOf(program, task)
  if (!assignment) return false
  const { unitId, intakeUnitId } = command
  const people = resolveAssignment(context.directory, assignment, {
    ...transition.place(),
    unitId,
    intakeUnitId,
    starterId,
  })
  return people.some(({ personId }) => personId === starterId)
}

/** Opens a case: a token on the start event; with `submit` the starter's first task is done at once. */
export const startCase: Handler<'startCase'> = (transition, command) => {
  if (transition.state.status !== 'none') return reject('alreadyStarted')
  const { unitId, intakeUnitId, channel, caseNo, businessType, submit, opinion, changes } = command
  const starterId = personOf(transition)
  if (!starterId) return reject('starterMissing')
  if (!mayStart(transition, command, starterId)) return reject('notAllowed')
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
  const own = Object.values(transition.state.workItems).find((item) => item.assigneeId === starterId)
  if (submit && own) answer(transition, own, 'approve', opinion?.trim())
  return done
}
