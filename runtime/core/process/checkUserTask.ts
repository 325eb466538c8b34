import type { Assignment, BusinessTypeSettings, FormDefinition, Problem, UserTask } from '@banshi/schemas'
import { fieldsOf } from '../form/index.ts'

/** What stands in the way of a user task finding its people and its fields. */
export function checkUserTask(
  task: UserTask,
  laneRoles: ReadonlyMap<string, string>,
  settings: BusinessTypeSettings,
  form: FormDefinition,
): Problem[] {
  const problems: Problem[] = []
  const report = (code: string, params: Problem['params'] = {}, severity: Problem['severity'] = 'error'): void => {
    problems.push({
      code: `process.${code}`,
      params: { name: task.name || task.id, ...params },
      severity,
      part: 'process',
      elementId: task.id,
      elementName: task.name || task.id,
    })
  }
  const known = (assignment: Assignment): boolean =>
    assignment.kind !== 'role' || settings.roles.some((role) => role.key === assignment.role)
  const laneRole = task.laneId ? laneRoles.get(task.laneId) : undefined
  const { assignment, completion, permissions = {} } = task.settings
  const effective: Assignment | undefined = assignment ?? (laneRole ? { kind: 'role', role: laneRole } : undefined)
  if (!task.name.trim()) report('taskUnnamed')
  if (!effective) report('noHandler')
  else if (effective.kind === 'role' && !known(effective)) report('roleUnknown', { role: effective.role })
  if (completion?.rule === 'vote') {
    const { closer, closeAfter } = completion.vote
    if (closer && !known(closer)) report('closerUnknown')
    if (!closer && !closeAfter) report('voteNeverCloses', {}, 'warning')
  }
  const ids = new Set(fieldsOf(form).map(({ node }) => node['x-id']))
  for (const xId of Object.keys(permissions)) if (!ids.has(xId)) report('permissionUnknownField', { field: xId }, 'warning')
  return problems
}
