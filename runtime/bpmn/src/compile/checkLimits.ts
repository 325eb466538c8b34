import { processDefinition, type Problem, type ProcessDefinition } from '@banshi/schemas'

/** How many faults of this kind are listed; a drawing that breaks more is told of often enough. */
const most = 20

/**
 * A definition without problems keeps within what is stored (lengths of texts, numbers of nodes): what an imported file
 * holds beyond that is told of, never cut off.
 */
export function checkLimits(definition: ProcessDefinition, problems: Problem[]): void {
  if (problems.some((problem) => problem.severity === 'error')) return
  const checked = processDefinition.safeParse(definition)
  if (checked.success) return
  for (const { path, message } of checked.error.issues.slice(0, most)) {
    const [part, index, ...place] = path
    const list = part === 'nodes' || part === 'flows' || part === 'lanes' ? definition[part] : []
    const element = typeof index === 'number' ? list[index] : undefined
    const name = element?.name.trim() || element?.id || definition.id
    problems.push({
      code: 'definition.outOfLimits',
      params: { name, place: [element ? '' : part, ...place].filter(Boolean).join('.'), reason: message },
      severity: 'error',
      part: 'process',
      elementId: element?.id ?? definition.id,
      ...(element?.name.trim() ? { elementName: element.name.trim() } : {}),
    })
  }
}
