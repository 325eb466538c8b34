import type { Assignment, CompletionRule, Participant, UserTask } from '@banshi/schemas'
import { dueAt } from '../../calendar/index.ts'
import { resolveAssignment } from '../../organisation/index.ts'
import type { CompiledNode, Program } from '../program.ts'
import type { Arrival, Transition } from '../transition.ts'
import { finishUserTask } from './finish.ts'

/** Who a task is assigned to: its own setting, else the role of its lane. */
export function assignmentOf(program: Program, task: UserTask): Assignment | undefined {
  const laneRole = task.laneId ? program.laneRoles.get(task.laneId) : undefined
  return task.settings.assignment ?? (laneRole ? { kind: 'role', role: laneRole } : undefined)
}

function findParticipants(transition: Transition, task: UserTask, arrival: Arrival): Participant[] {
  const people =
    arrival.participants ??
    resolveAssignment(transition.context.directory, assignmentOf(transition.program, task) ?? { kind: 'persons', personIds: [] }, transition.place())
  return people.map(({ personId, postId }) => ({
    id: transition.newId('a'),
    personId,
    weight: 1,
    ...(postId ? { postId } : {}),
  }))
}

/** One work item per open duty; a pool has one for all its candidates. */
function openWorkItems(transition: Transition, elementId: string, task: UserTask, completion: CompletionRule, participants: readonly Participant[], due: string | undefined): void {
  const common = { type: 'workItemOpened' as const, elementId, nodeId: task.id, ...(due ? { dueAt: due } : {}) }
  if (completion.rule === 'any' && participants.length > 1) {
    transition.emit({ ...common, workItemId: transition.newId('w'), candidateIds: participants.map(({ personId }) => personId) })
  } else {
    for (const { id, personId } of participants) {
      transition.emit({ ...common, workItemId: transition.newId('w'), participantId: id, assigneeId: personId })
    }
  }
  transition.effects.push({
    type: 'notify',
    personIds: participants.map(({ personId }) => personId),
    code: 'process.workArrived',
    params: { node: task.name },
  })
}

function scheduleVoteDeadline(transition: Transition, elementId: string, task: UserTask, completion: CompletionRule): void {
  if (completion.rule !== 'vote' || !completion.vote.closeAfter) return
  const calendar = transition.context.calendar(transition.state.unitId ?? '')
  const deadline = dueAt(completion.vote.closeAfter, transition.context.now, calendar)
  if (!deadline.ok) return transition.raiseIncident(elementId, task.id, 'calendarYearMissing', deadline.error.params)
  transition.emit({
    type: 'timerScheduled',
    timerId: transition.newId('t'),
    elementId,
    nodeId: task.id,
    purpose: 'voteDeadline',
    dueAt: deadline.value,
    ...(calendar ? { calendar: { id: calendar.id, revision: calendar.revision } } : {}),
  })
}

/** Asks the people of a user task; nobody found stops it with an incident. */
export function openUserTask(transition: Transition, elementId: string, node: CompiledNode, arrival: Arrival): void {
  const task = node.node as UserTask
  const participants = findParticipants(transition, task, arrival)
  if (participants.length === 0) return transition.raiseIncident(elementId, task.id, 'nobodyFound', { name: task.name || task.id })
  const { settings } = task
  const completion = settings.completion ?? { rule: 'any' as const }
  const calendar = transition.context.calendar(transition.state.unitId ?? '')
  const limit = settings.timeLimit ? dueAt(settings.timeLimit, transition.context.now, calendar) : undefined
  if (limit && !limit.ok) return transition.raiseIncident(elementId, task.id, 'calendarYearMissing', limit.error.params)
  const due = limit?.ok ? limit.value : undefined
  transition.emit({
    type: 'userTaskOpened',
    elementId,
    nodeId: task.id,
    completion,
    participants,
    resultName: settings.resultName ?? task.id,
    ...(due ? { dueAt: due } : {}),
    ...(arrival.returnTo ? { returnTo: arrival.returnTo } : {}),
  })
  const only = participants.length === 1 ? participants[0] : undefined
  const before = transition.state.passed.at(-1)?.participants
  if (settings.samePerson === 'skip' && only && !arrival.participants && before?.length === 1 && before[0]?.personId === only.personId) {
    transition.emit({ type: 'userTaskSkipped', elementId, nodeId: task.id, reason: 'samePerson', personId: only.personId })
    return finishUserTask(transition, elementId, node, { outcome: 'approved' })
  }
  openWorkItems(transition, elementId, task, completion, participants, due)
  scheduleVoteDeadline(transition, elementId, task, completion)
}
