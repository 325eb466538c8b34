import type { Problem, ProcessDefinition } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { assemble, calledBy } from './assemble.ts'
import { checkLimits } from './checkLimits.ts'
import { compileDocument, drawnProcesses, noProcess } from './compileDocument.ts'

export interface CompiledProcess {
  id: string
  /** Of the process, else of its pool. */
  name: string
  definition: ProcessDefinition
  /** False only where the file says so (BPMN 2.0 §10.2). */
  isExecutable: boolean
}

export interface CompiledProcesses {
  /** Processes that have content, in document order, each with what it calls. */
  processes: CompiledProcess[]
  problems: Problem[]
}

function poolName(process: BpmnElement, definitions: BpmnElement): string | undefined {
  const participants = (definitions.rootElements ?? []).flatMap((root) => root.participants ?? [])
  return participants.find((participant) => participant.processRef === process)?.name?.trim()
}

/**
 * Every process of a document that has content, with all problems at once: for files with several pools, where a business
 * type has one process (`compileBpmn`). What is wrong in a part that no executable process reaches is a warning.
 */
export async function compileProcesses(xml: string): Promise<CompiledProcesses> {
  const document = await compileDocument(xml)
  const { definitions, parts, problems } = document
  if (!definitions) return { processes: [], problems }
  const drawn = drawnProcesses(document)
  const executable = drawn.filter(({ element }) => element.isExecutable !== false)
  const roots = executable.length > 0 ? executable : drawn
  const reached = new Set(roots.flatMap((root) => [root.id, ...calledBy(root, parts).map(({ id }) => id)]))
  for (const part of parts.values()) {
    for (const problem of part.problems)
      problems.push(reached.has(part.id) ? problem : { ...problem, severity: 'warning' })
  }
  const processes = drawn.map((root) => ({
    id: root.id,
    name: root.name.trim() || poolName(root.element, definitions) || root.id,
    definition: assemble(root, parts),
    isExecutable: root.element.isExecutable !== false,
  }))
  for (const { id, definition } of processes) if (reached.has(id)) checkLimits(definition, problems)
  if (processes.length === 0) problems.push(noProcess())
  return { processes, problems }
}
