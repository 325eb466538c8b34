import type { Problem } from '@banshi/schemas'
import { BpmnModdle } from 'bpmn-moddle'
import { banshiDescriptor } from './moddle/descriptor.ts'
import type { BpmnElement } from './moddle/element.ts'
import { readingPackage, type MetaPackage } from './moddle/readingPackage.ts'
import { referenceProblems, type Reference } from './referenceKinds.ts'
import { resolveQualified, warningProblem, type ReadWarning } from './readWarnings.ts'

/** Longest XML taken; a drawn process of 2,000 nodes has about 1.5 million characters. */
const maxLength = 2_000_000

interface ParsedXml {
  rootElement: BpmnElement
  elementsById: Record<string, BpmnElement>
  references: Reference[]
  warnings: ReadWarning[]
}

interface Moddle {
  fromXML(xml: string): Promise<ParsedXml>
}

let bpmnPackage: MetaPackage | undefined

const createModdle = (): Moddle => {
  bpmnPackage ??= readingPackage(new BpmnModdle().getPackage('bpmn') as MetaPackage)
  return new BpmnModdle({ bpmn: bpmnPackage, banshi: banshiDescriptor }) as unknown as Moddle
}

/** Where a comment or CDATA section ends, by how it begins: what stands in them is text. */
const textSections = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
] as const

/** Whether a document type or entity is declared outside of comments and CDATA. */
function declaresTypes(xml: string): boolean {
  let at = xml.indexOf('<!')
  while (at >= 0) {
    const section = textSections.find(([begin]) => xml.startsWith(begin, at))
    if (!section && /^<!(DOCTYPE|ENTITY)/i.test(xml.slice(at, at + 10))) return true
    const end = section ? xml.indexOf(section[1], at + section[0].length) : at + 2
    if (end < 0) return false
    at = xml.indexOf('<!', end)
  }
  return false
}

const problem = (code: string, params: Problem['params'] = {}): Problem => ({
  code: `definition.${code}`,
  params,
  severity: 'error',
  part: 'process',
})

export interface ParsedBpmn {
  definitions: BpmnElement | null
  /** Every element that has an id; empty when the text could not be read. */
  elementsById: ReadonlyMap<string, BpmnElement>
  problems: Problem[]
}

const unread = (found: Problem): ParsedBpmn => ({
  definitions: null,
  elementsById: new Map(),
  problems: [found],
})

/**
 * BPMN 2.0 XML → element tree. No entity is expanded and no document type is read (`security A13`);
 * what the reader warns about (duplicate ids, references to nothing) is a problem, and so is a reference to something of
 * another kind. References by qualified name (`tns:Message_1`) are resolved by their local part.
 */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  if (xml.length > maxLength) return unread(problem('xmlTooLong', { max: maxLength }))
  if (declaresTypes(xml)) return unread(problem('xmlDoctype'))
  try {
    const parsed = await createModdle().fromXML(xml)
    const elementsById = new Map(Object.entries(parsed.elementsById))
    const definitions = parsed.rootElement
    const warnings = parsed.warnings.filter((warning) => !resolveQualified(warning, elementsById))
    const problems = warnings.flatMap((warning) => warningProblem(warning, definitions) ?? [])
    problems.push(...referenceProblems(parsed.references, elementsById))
    return { definitions, elementsById, problems }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return unread(problem('notBpmn', { reason }))
  }
}
