import { compileBpmn } from '@banshi/bpmn'
import { checkDefinition } from '@banshi/core/definition'
import type {
  BusinessTypeSettings,
  DecisionTable,
  FormDefinition,
  Problem,
  ProcessSource,
} from '@banshi/schemas'

interface CheckedParts {
  settings: BusinessTypeSettings
  form: FormDefinition
  process: ProcessSource
  decisions: readonly DecisionTable[]
}

/** The server's own check, run here while typing; after each save the server's list takes its place. */
export async function checkHere(parts: CheckedParts, now: string): Promise<Problem[]> {
  const { settings, form, decisions } = parts
  const compiled = await compileBpmn(parts.process.bpmn)
  return [
    ...compiled.problems,
    ...checkDefinition({ settings, form, decisions, process: compiled.definition }, now),
  ]
}
