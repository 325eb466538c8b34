import type { Assignment, BusinessTypeSettings, Ratio, UserTask, VoteRule } from '@banshi/schemas'
import type { Report } from './report.ts'

/** A share nobody can miss, or nobody can reach, is no figure (`templates 0.7`). */
const isFigure = ({ numerator, denominator, comparator }: Ratio): boolean =>
  numerator > 0 && (comparator === '>' ? numerator < denominator : numerator <= denominator)

function checkVote(
  task: UserTask,
  vote: VoteRule,
  isKnown: (assignment: Assignment) => boolean,
  report: Report,
): void {
  if (!isFigure(vote.quorum) || !isFigure(vote.pass)) report('voteFigures', task)
  if (vote.closer && !isKnown(vote.closer)) report('closerUnknown', task)
  if (!vote.closer && !vote.closeAfter) report('voteNeverCloses', task, {}, 'warning')
}

/** What stands in the way of a user task finding its people and its fields. */
export function checkUserTask(
  task: UserTask,
  laneRole: string | undefined,
  settings: BusinessTypeSettings,
  formIds: ReadonlySet<string>,
  report: Report,
): void {
  const isKnown = (assignment: Assignment): boolean =>
    assignment.kind !== 'role' || settings.roles.some((role) => role.key === assignment.role)
  const { assignment, completion, permissions = {} } = task.settings
  const effective: Assignment | undefined =
    assignment ?? (laneRole ? { kind: 'role', role: laneRole } : undefined)
  if (!task.name.trim()) report('taskUnnamed', task)
  if (!effective) report('noHandler', task)
  else if (effective.kind === 'role' && !isKnown(effective))
    report('roleUnknown', task, { role: effective.role })
  if (completion?.rule === 'vote') checkVote(task, completion.vote, isKnown, report)
  for (const xId of Object.keys(permissions)) {
    if (!formIds.has(xId)) report('permissionUnknownField', task, { field: xId }, 'warning')
  }
}
