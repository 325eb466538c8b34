import type { Assignment, CompletionRule, DayLimit, EventOf, Participant, UserTask } from '@banshi/schemas'
import { dueAt } from '../../calendar/index.ts'
import { resolveAssignment } from '../../organisation/index.ts'
import { returnTargets } from '../offered.ts'
import type { CompiledNode, Program } from '../program.ts'
import type { Arrival, Transition } from '../transition.ts'
import { finishUserTask } from './finish.ts'

/** Who a task is assigned to: its own setting, else the role of its lane. */
export function assignmentOf(program: Program, task: UserTask): Assignment | undefined {
  if (program.profile === 'headless') return { kind: 'starter' }
  const laneRole = task.laneId ? program.laneRoles.get(task.laneId) : undefined
  return task.settings.assignment ?? (laneRole ? { kind: 'role', role: laneRole } : undefined)
}

/** Incidents that stop a task before anybody is asked; once mended it is opened, with the people already known. */
export const stopsOpening: ReadonlySet<string> = new Set([
  'process.nobodyFound',
  'process.calendarYearMissing',
])

/**
 * The people already known as far as they are still there, else whoever the task is assigned to today. The first task of a
 * case belongs to whoever started it, also when others hold the same post.
 */
function findParticipants(transition: Transition, task: UserTask, arrival: Arrival): Participant[] {
  const { state } = transition
  const program = transition.programAt(arrival.scopeId)
  const { directory } = transition.context
  if (program.profile === 'headless') {
    return [{ id: transition.newId('a'), personId: state.starterId ?? '', weight: 1 }]
  }
  const known = arrival.participants?.filter(({ personId }) => directory.persons.get(personId)?.active) ?? []
  const assignment = assignmentOf(program, task)
  const assigned =
    known.length > 0 || !assignment ? [] : resolveAssignment(directory, assignment, transition.place())
  const own =
    task.id === program.startTask ? assigned.filter(({ personId }) => personId === state.starterId) : []
  const people: readonly (Pick<Participant, 'personId' | 'postId'> & { weight?: number })[] =
    known.length > 0 ? known : own.length > 0 ? own : assigned
  return people.map(({ personId, postId, weight = 1 }) => {
    const participant: Participant = { id: transition.newId('a'), personId, weight }
    if (postId) participant.postId = postId
    return participant
  })
}

interface Limits {
  due?: string
  voteDeadline?: string
  missing?: { year: string }
}

/** When the task and its ballot are due; `missing` where the calendar cannot say. */
function limitsOf(
  { context, state }: Transition,
  limit: DayLimit | undefined,
  completion: CompletionRule,
): Limits {
  const closeAfter = completion.rule === 'vote' ? completion.vote.closeAfter : undefined
  if (!limit && !closeAfter) return {}
  const calendar = context.calendar(state.unitId ?? '')
  const due = limit && dueAt(limit, context.now, calendar)
  const voteDeadline = closeAfter && dueAt(closeAfter, context.now, calendar)
  for (const end of [due, voteDeadline])
    if (end?.ok === false) return { missing: { year: String(end.error.params['year']) } }
  return {
    ...(due?.ok ? { due: due.value } : {}),
    ...(voteDeadline?.ok ? { voteDeadline: voteDeadline.value } : {}),
  }
}

/** One work item per open duty; a pool has one for all its candidates. */
function openWorkItems(
  transition: Transition,
  elementId: string,
  task: UserTask,
  isPool: boolean,
  participants: readonly Participant[],
  due: string | undefined,
): void {
  const type = 'workItemOpened'
  const { id: nodeId } = task
  const personIds = participants.map(({ personId }) => personId)
  const who: Partial<EventOf<'workItemOpened'>>[] = isPool
    ? [{ candidateIds: personIds }]
    : participants.map(({ id: participantId, personId: assigneeId }) => ({ participantId, assigneeId }))
  for (const whose of who) {
    const item: EventOf<'workItemOpened'> = {
      type,
      workItemId: transition.newId('w'),
      elementId,
      nodeId,
      ...whose,
    }
    if (due) item.dueAt = due
    transition.emit(item)
  }
  transition.effects.push({
    type: 'notify',
    personIds,
    code: 'process.workArrived',
    params: { node: task.name },
  })
}

function scheduleVoteDeadline(
  transition: Transition,
  elementId: string,
  nodeId: string,
  deadline: string,
): void {
  const calendar = transition.context.calendar(transition.state.unitId ?? '')
  transition.emit({
    type: 'timerScheduled',
    timerId: transition.newId('t'),
    elementId,
    nodeId,
    purpose: 'voteDeadline',
    dueAt: deadline,
    ...(calendar ? { calendar: { id: calendar.id, revision: calendar.revision } } : {}),
  })
}

/** The only person to be asked, when they alone handled the step before. */
function samePersonAsBefore(
  transition: Transition,
  elementId: string,
  participants: readonly Participant[],
): string | undefined {
  const program = transition.programAt(transition.element(elementId).scopeId)
  const before = returnTargets(program, transition.state, elementId)[0]?.participants ?? []
  const personId = participants[0]?.personId
  return participants.length === 1 && before.length === 1 && before[0]?.personId === personId
    ? personId
    : undefined
}

function ask(
  transition: Transition,
  elementId: string,
  task: UserTask,
  participants: Participant[],
  { returnTo }: Arrival,
  due?: string,
): void {
  const { id: nodeId, settings } = task
  const { completion = { rule: 'any' }, resultName = nodeId } = settings
  const opened: EventOf<'userTaskOpened'> = {
    type: 'userTaskOpened',
    elementId,
    nodeId,
    completion,
    participants,
    resultName,
  }
  if (due) opened.dueAt = due
  if (returnTo) opened.returnTo = returnTo
  transition.emit(opened)
}

/** Asks the people of a user task; nobody found or no calendar stops it with an incident before anybody is asked. */
export function openUserTask(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  arrival: Arrival,
): void {
  const task = node.node as UserTask
  const { settings, id: nodeId } = task
  const completion = settings.completion ?? { rule: 'any' as const }
  const participants = findParticipants(transition, task, arrival)
  const limits = limitsOf(transition, settings.timeLimit, completion)
  if (participants.length === 0 || limits.missing) {
    if (arrival.participants || arrival.returnTo) ask(transition, elementId, task, participants, arrival)
    if (limits.missing)
      return transition.raiseIncident(elementId, nodeId, 'calendarYearMissing', limits.missing)
    return transition.raiseIncident(elementId, nodeId, 'nobodyFound', { name: task.name || nodeId })
  }
  ask(transition, elementId, task, participants, arrival, limits.due)
  const maySkip = settings.samePerson === 'skip' && completion.rule !== 'vote' && !arrival.participants
  const skipped = maySkip && samePersonAsBefore(transition, elementId, participants)
  if (skipped) {
    transition.emit({ type: 'userTaskSkipped', elementId, nodeId, reason: 'samePerson', personId: skipped })
    return finishUserTask(transition, elementId, node, { outcome: 'approved' })
  }
  const isPool = completion.rule === 'any' && participants.length > 1
  openWorkItems(transition, elementId, task, isPool, participants, limits.due)
  if (limits.voteDeadline) scheduleVoteDeadline(transition, elementId, nodeId, limits.voteDeadline)
}
