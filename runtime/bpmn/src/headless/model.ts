import { compile, type Program } from '@banshi/core/process'
import type { Problem, ProcessDefinition } from '@banshi/schemas'
import { compileProcesses } from '../compile/compileProcesses.ts'
import { emptyForm, settingsNamed } from './place.ts'
import { startsOf, type ProcessStarts } from './starts.ts'

/** A process of the document, ready to run. */
export interface HeadlessProcess {
  id: string
  definition: ProcessDefinition
  program: Program
  /** Another process of the document calls it, so it does not begin by itself (BPMN 2.0 §10.3.6). */
  isCalled: boolean
  starts: ProcessStarts
}

export type HeadlessModel =
  | { ok: true; processes: HeadlessProcess[]; problems: Problem[] }
  | { ok: false; problems: Problem[] }

/** The ids of processes that a process calls; what stands inside a callable belongs to the callable. */
function calledBy({ id, definition }: { id: string; definition: ProcessDefinition }): string[] {
  const parents = new Map(definition.nodes.map((node) => [node.id, node.parent]))
  const ownerOf = (nodeId: string): string => {
    let owner = nodeId
    for (let parent = parents.get(owner); parent !== undefined; parent = parents.get(owner)) owner = parent
    return owner === nodeId ? id : parents.has(owner) ? id : owner
  }
  return definition.nodes.flatMap((node) =>
    node.type === 'callActivity' && !node.external && ownerOf(node.id) !== node.called ? [node.called] : [],
  )
}

/**
 * All processes of a document, compiled for running without forms, people or an organisation. When some are marked
 * executable, the others (partners drawn for explanation) are left out. Any error refuses the whole document.
 */
export async function compileModel(xml: string): Promise<HeadlessModel> {
  const compiled = await compileProcesses(xml)
  const problems = [...compiled.problems]
  const marked = compiled.processes.filter((process) => process.isExecutable)
  const chosen = marked.length > 0 ? marked : compiled.processes
  const called = new Set(chosen.flatMap(calledBy))
  const processes: HeadlessProcess[] = []
  for (const { id, name, definition } of chosen) {
    const source = { process: definition, form: emptyForm, settings: settingsNamed(name) }
    const result = compile(source, { profile: 'headless' })
    if (result.ok) {
      problems.push(...result.program.warnings)
      processes.push({
        id,
        definition,
        program: result.program,
        isCalled: called.has(id),
        starts: startsOf(definition),
      })
    } else problems.push(...result.problems)
  }
  if (problems.some((problem) => problem.severity === 'error')) {
    return { ok: false, problems: problems.filter((problem) => problem.severity === 'error') }
  }
  return { ok: true, processes, problems }
}
