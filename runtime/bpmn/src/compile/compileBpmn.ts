import type { Problem, ProcessDefinition } from '@banshi/schemas'
import { assemble } from './assemble.ts'
import { checkLimits } from './checkLimits.ts'
import { compileDocument, drawnProcesses, noProcess } from './compileDocument.ts'
import { reporter } from './report.ts'

/** Changes whenever the same XML would compile to another definition; stored with each published version. */
export const compilerVersion = 2

export interface CompiledBpmn {
  /** Null only when there is nothing that could run. */
  definition: ProcessDefinition | null
  problems: Problem[]
}

/**
 * BPMN XML → the process definition the interpreter runs, with all problems at once. The XML is the only source:
 * the server calls this on save, import and publish and never takes a compiled copy from a client (`design §3`).
 * Of several processes the one that no other calls is meant.
 */
export async function compileBpmn(xml: string): Promise<CompiledBpmn> {
  const document = await compileDocument(xml)
  const { definitions, parts } = document
  const problems = [...document.problems, ...[...parts.values()].flatMap((part) => part.problems)]
  if (!definitions) return { definition: null, problems }
  const drawn = drawnProcesses(document)
  const called = new Set(drawn.flatMap((part) => part.calls.filter((id) => id !== part.id)))
  const uncalled = drawn.filter(({ id }) => !called.has(id))
  const [first, second] = uncalled.length > 0 ? uncalled : drawn.slice(0, 1)
  const root = first ?? [...parts.values()].find(({ element }) => element.$type === 'bpmn:Process')
  if (!root) return { definition: null, problems: [...problems, noProcess()] }
  if (second) reporter(problems)('definition.severalProcesses', second.element, { count: uncalled.length })
  const definition = assemble(root, parts)
  checkLimits(definition, problems)
  return { definition, problems }
}
