import type { Json, Rejection, Result } from '@banshi/schemas'
import { resolveAssignment } from '../../organisation/index.ts'
import { openEventSubProcesses } from '../containers/enter.ts'
import { waitForOthers } from '../elements/eventBasedGateway.ts'
import { taskOf } from '../offered.ts'
import { runToRest } from '../run.ts'
import type { Transition } from '../transition.ts'
import { assignmentOf } from '../userTask/open.ts'
import { answer } from './completeWorkItem.ts'
import {
  applyChanges,
  done,
  personOf,
  reject,
  setVariables,
  type CommandOf,
  type Handler,
} from './command.ts'

/** Whether the first step of such a case may be this person's today. */
function mayStart(transition: Transition, command: CommandOf<'startCase'>, starterId: string): boolean {
  const { program, context } = transition
  if (program.profile === 'headless') return true
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

/** A person begins a case with their own first task; an event, or another case, begins it without anybody. */
function mayBegin(transition: Transition, command: CommandOf<'startCase'>): Result<string, Rejection> {
  const { actor } = transition.context
  const starterId = personOf(transition)
  if (
    command.startNodeId !== undefined ||
    (actor.kind === 'system' && transition.program.startTask === null)
  ) {
    return actor.kind === 'system' || transition.program.profile === 'headless'
      ? { ok: true, value: starterId }
      : reject('notYours')
  }
  if (!starterId) return reject('starterMissing')
  return mayStart(transition, command, starterId) ? { ok: true, value: starterId } : reject('notAllowed')
}

/** Puts the first token where the event that began the case stands (BPMN 2.0 §13.5.1). */
function begin(transition: Transition, { startNodeId, payload = {} }: CommandOf<'startCase'>): boolean {
  const { program } = transition
  if (startNodeId === undefined) {
    for (const nodeId of program.starts) transition.arrivals.push({ nodeId })
    return true
  }
  const node = program.nodes.get(startNodeId)
  if (!node || node.node.parent !== undefined) return false
  const gateway = [...program.nodes.values()].find(
    (one) =>
      one.node.type === 'eventBasedGateway' &&
      one.node.instantiate === true &&
      one.outgoing.some(({ flow }) => flow.target === startNodeId),
  )
  const isStart =
    node.node.type === 'startEvent' || (node.node.type === 'receiveTask' && node.node.instantiate)
  if (!isStart && !gateway) return false
  if (gateway?.node.type === 'eventBasedGateway' && gateway.node.gatewayType === 'Parallel') {
    waitForOthers(transition, gateway, startNodeId)
  }
  transition.arrivals.push({ nodeId: startNodeId, payload: payload as Record<string, Json> })
  return true
}

/** Opens a case: a token on the start event; with `submit` the starter's first task is done at once. */
export const startCase: Handler<'startCase'> = (transition, command) => {
  if (transition.state.status !== 'none') return reject('alreadyStarted')
  const { unitId, intakeUnitId, channel, caseNo, businessType, submit, opinion, changes } = command
  const starter = mayBegin(transition, command)
  if (!starter.ok) return starter
  const starterId = starter.value
  const { postId } = transition.context.actor
  transition.emit({
    type: 'caseStarted',
    businessType,
    unitId,
    intakeUnitId,
    channel,
    caseNo,
    ...(starterId ? { starterId } : {}),
    ...(postId ? { starterPostId: postId } : {}),
  })
  applyChanges(transition, changes)
  const { root } = transition.program
  for (const { name, value } of root.declares) {
    transition.emit({ type: 'variableSet', name, value: value ?? null })
  }
  setVariables(transition, undefined, command.variables)
  openEventSubProcesses(transition, root, undefined)
  if (!begin(transition, command)) return reject('startUnknown')
  runToRest(transition)
  const own = Object.values(transition.state.workItems).find((item) => item.assigneeId === starterId)
  if (submit && own) answer(transition, own, 'approve', opinion?.trim())
  return done
}
