import type {
  BusinessTypeSettings,
  DecisionTable,
  FormDefinition,
  Problem,
  ProcessDefinition,
} from '@banshi/schemas'
import { compileForm, fieldsOf, formScope } from '../form/index.ts'
import { compile, fieldPermissions, startTask, type Program } from '../process/index.ts'
import { checkSettings } from './checkSettings.ts'

export interface CheckedDefinition {
  settings: BusinessTypeSettings
  form: FormDefinition
  decisions: readonly DecisionTable[]
  /** Null while nothing runnable is drawn. */
  process: ProcessDefinition | null
}

/** A field that must be filled in but that no step may write would stop every case. */
function neverWritten(form: FormDefinition, process: ProcessDefinition, program: Program): Problem[] {
  const tasks = process.nodes.filter((node) => node.type === 'userTask')
  const start = startTask(program)
  return fieldsOf(form).flatMap(({ node, table }): Problem[] => {
    const required = 'required' in node && node.required === true
    if (!required || table || node['x-rules']?.value) return []
    const xId = node['x-id']
    const writers = tasks.filter((task) => fieldPermissions(program, task.id)[xId] === 'write')
    if (writers.some((task) => task.id === start)) return []
    const at = { part: 'form' as const, elementId: xId, elementName: node.title }
    const only = writers[0]
    return only
      ? [
          {
            code: 'definition.requiredLate',
            params: { label: node.title, node: only.name },
            severity: 'warning',
            ...at,
          },
        ]
      : [{ code: 'definition.requiredNeverWritten', params: { label: node.title }, severity: 'error', ...at }]
  })
}

/**
 * Everything that must be mended before a definition can be published, with the element each problem belongs to.
 * Pure: the studio shows the same list while drawing that the server refuses by.
 */
export function checkDefinition(definition: CheckedDefinition, now: string): Problem[] {
  const { settings, form, decisions, process } = definition
  const problems = checkSettings(settings, formScope(form), now)
  if (fieldsOf(form).length === 0) {
    problems.push({ code: 'definition.formEmpty', params: {}, severity: 'error', part: 'form' })
  }
  problems.push(...compileForm({ form, parameters: settings.parameters, decisions }).problems)
  if (!process) return problems
  const compiled = compile({ process, form, settings, decisions })
  if (!compiled.ok) return [...problems, ...compiled.problems]
  return [...problems, ...compiled.program.warnings, ...neverWritten(form, process, compiled.program)]
}
