import type { ProcessState, VoteRule } from '@banshi/schemas'
import { resolveAssignment, type AssignmentPlace, type Directory } from '../organisation/index.ts'
import { taskOf } from './offered.ts'
import type { Program } from './program.ts'
import { assignmentOf } from './userTask/open.ts'

/** The starter's own first user task: the one a new case is filled in at, or nothing when the process begins otherwise. */
export const startTask = (program: Program): string | null => program.startTask

const placeOf = (program: Program, state: ProcessState, today: string): AssignmentPlace => {
  const { unitId = '', intakeUnitId = '', starterId, starterPostId } = state
  return {
    roles: program.settings.roles,
    unitId,
    intakeUnitId,
    today,
    ...(starterId ? { starterId } : {}),
    ...(starterPostId ? { starterPostId } : {}),
  }
}

export interface OpenVote {
  elementId: string
  nodeId: string
  roll: number
  answered: number
  /** Whether this person may close it. */
  mayClose: boolean
}

/** Ballots open now, and which of them a person may close. Choices are not told. */
export function openVotes(
  program: Program,
  state: ProcessState,
  personId: string,
  directory: Directory,
  today: string,
): OpenVote[] {
  return Object.values(state.elements).flatMap((element): OpenVote[] => {
    const { userTask, id: elementId, nodeId } = element
    if (element.status !== 'active' || userTask?.completion.rule !== 'vote') return []
    const rule: VoteRule = userTask.completion.vote
    const closers = rule.closer
      ? resolveAssignment(directory, rule.closer, placeOf(program, state, today))
      : []
    const answered = userTask.participants.filter((participant) => participant.status !== 'open').length
    const mayClose = closers.some((closer) => closer.personId === personId)
    return [{ elementId, nodeId, roll: userTask.participants.length, answered, mayClose }]
  })
}

/** Who a step would go to if the case came to it now. */
export function handlersOf(
  program: Program,
  state: ProcessState,
  nodeId: string,
  directory: Directory,
  today: string,
): string[] {
  const task = taskOf(program, nodeId)
  const assignment = task && assignmentOf(program, task)
  if (!assignment) return []
  return resolveAssignment(directory, assignment, placeOf(program, state, today)).map(
    ({ personId }) => personId,
  )
}
