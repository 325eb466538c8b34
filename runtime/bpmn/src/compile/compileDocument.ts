import { elementId, type Problem } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { parseBpmn } from '../parseBpmn.ts'
import { compileProcess, type Fragment } from './compileProcess.ts'
import { hasContent, indexDocument } from './document.ts'
import { compileGlobalTask } from './globalTasks.ts'
import { reporter, type Report } from './report.ts'

/** A process or global task with what is wrong in it. */
export interface CompiledPart extends Fragment {
  element: BpmnElement
  problems: Problem[]
}

export interface CompiledDocument {
  definitions: BpmnElement | null
  /** Processes and global tasks by id, in document order. */
  parts: ReadonlyMap<string, CompiledPart>
  /** What is wrong with the document as a whole. */
  problems: Problem[]
}

/** Choreographies and conversations describe who speaks with whom; nothing in them runs (BPMN 2.0 §2.2). */
function refuseOtherDiagrams(definitions: BpmnElement, report: Report): void {
  for (const root of definitions.rootElements ?? []) {
    if (/^bpmn:(Choreography|GlobalChoreographyTask|GlobalConversation)$/.test(root.$type))
      report('definition.unsupportedElement', root, { type: root.$type, clause: '§2.2' })
    for (const conversation of root.conversations ?? [])
      report('definition.unsupportedElement', conversation, { type: conversation.$type, clause: '§2.2' })
  }
}

/** Everything in a document that could run, each part for itself. */
export async function compileDocument(xml: string): Promise<CompiledDocument> {
  const { definitions, elementsById, problems } = await parseBpmn(xml)
  const parts = new Map<string, CompiledPart>()
  if (!definitions) return { definitions, parts, problems }
  const document = indexDocument(definitions, elementsById)
  const report = reporter(problems)
  refuseOtherDiagrams(definitions, report)
  for (const process of document.processes)
    if (!process.id && hasContent(process)) report('definition.idMissing', process, { type: process.$type })
  for (const element of document.callables.values()) {
    const id = elementId.safeParse(element.id)
    if (!id.success) {
      report('definition.badId', element, { id: String(element.id).slice(0, 100) })
      continue
    }
    const own: Problem[] = []
    const scope = { document, report: reporter(own) }
    const compile = element.$type === 'bpmn:Process' ? compileProcess : compileGlobalTask
    parts.set(id.data, { ...compile(element, id.data, scope), element, problems: own })
  }
  return { definitions, parts, problems }
}

/** Processes with something drawn in them; a pool of which the inside is not shown has none. */
export const drawnProcesses = ({ parts }: CompiledDocument): CompiledPart[] =>
  [...parts.values()].filter(({ element }) => element.$type === 'bpmn:Process' && hasContent(element))

export const noProcess = (): Problem => ({
  code: 'definition.noProcess',
  params: {},
  severity: 'error',
  part: 'process',
})
