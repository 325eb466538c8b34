import type { FlowNode, Problem, ProcessDefinition } from '@banshi/schemas'
import { compileBpmn } from '../../src/index.ts'

const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xmlns:banshi="http://banshi.org/schema/1.0"',
  'xmlns:other="http://other.example/extension"',
  'xmlns:tns="http://banshi.example/processes"',
].join(' ')

/** A document with these root elements, as another tool would write it. */
export const documentOf = (roots: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions ${namespaces} id="D" targetNamespace="http://banshi.example/processes">${roots}</bpmn:definitions>`

/** One process `P` with these flow elements, beside other root elements. */
export const drawing = (elements: string, roots = ''): string =>
  documentOf(`${roots}<bpmn:process id="P" isExecutable="true">${elements}</bpmn:process>`)

export const settings = (value: object): string => {
  const json = JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<bpmn:extensionElements><banshi:settings>${json}</banshi:settings></bpmn:extensionElements>`
}

export interface Compiled {
  definition: ProcessDefinition
  problems: Problem[]
  codes: string[]
  node(id: string): FlowNode | undefined
}

export async function compiled(xml: string): Promise<Compiled> {
  const { definition, problems } = await compileBpmn(xml)
  if (!definition) throw new Error(`Expected a definition, but got ${JSON.stringify(problems)}`)
  return {
    definition,
    problems,
    codes: problems.map(({ code, elementId }) => `${code} ${elementId ?? ''}`.trim()),
    node: (id) => definition.nodes.find((node) => node.id === id),
  }
}

/** The node `X` of a process with these elements, which must be without problems. */
export async function nodeX(elements: string, roots = ''): Promise<FlowNode | undefined> {
  const { problems, node } = await compiled(drawing(elements, roots))
  if (problems.length > 0) throw new Error(`Expected no problems, but got ${JSON.stringify(problems)}`)
  return node('X')
}

const common = { name: '', incoming: [], outgoing: [] }
/** A node as it is compiled from an element without name and flows. */
export const bare = (type: string, more: object = {}): object => ({ id: 'X', ...common, type, ...more })
