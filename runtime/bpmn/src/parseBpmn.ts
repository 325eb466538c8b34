import type { Problem } from '@banshi/schemas'
import { BpmnModdle } from 'bpmn-moddle'
import { banshiDescriptor } from './moddle/descriptor.ts'
import type { BpmnElement } from './moddle/element.ts'

/** Longest XML taken; a drawn process of 2,000 nodes has about 1.5 million characters. */
const maxLength = 2_000_000

interface ParsedXml {
  rootElement: BpmnElement
  warnings: { message: string; element?: BpmnElement; property?: string }[]
}

interface Moddle {
  fromXML(xml: string): Promise<ParsedXml>
}

export const createModdle = (): Moddle => new BpmnModdle({ banshi: banshiDescriptor }) as unknown as Moddle

const problem = (code: string, params: Problem['params'] = {}, elementId?: string): Problem => ({
  code: `definition.${code}`,
  params,
  severity: 'error',
  part: 'process',
  ...(elementId ? { elementId } : {}),
})

export type ParsedBpmn = { definitions: BpmnElement | null; problems: Problem[] }

/**
 * BPMN 2.0 XML → element tree. No entity is expanded and no document type is read (`security A13`);
 * what the reader warns about (duplicate ids, references to nothing) is a problem.
 */
export async function parseBpmn(xml: string): Promise<ParsedBpmn> {
  if (xml.length > maxLength)
    return { definitions: null, problems: [problem('xmlTooLong', { max: maxLength })] }
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return { definitions: null, problems: [problem('xmlDoctype')] }
  try {
    const { rootElement, warnings } = await createModdle().fromXML(xml)
    const problems = warnings.map(({ message, element }) =>
      problem('xmlWarning', { reason: message.replaceAll(/\s+/g, ' ') }, element?.id),
    )
    return { definitions: rootElement, problems }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
    return { definitions: null, problems: [problem('notBpmn', { reason })] }
  }
}
