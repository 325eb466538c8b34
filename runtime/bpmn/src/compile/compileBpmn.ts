import {
  elementId,
  type FlowNode,
  type Problem,
  type ProcessDefinition,
  type SequenceFlow,
} from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import { parseBpmn } from '../parseBpmn.ts'
import { compileNode, type NodeScope } from './flowNodes.ts'
import { compileLanes } from './lanes.ts'

/** Changes whenever the same XML would compile to another definition; stored with each published version. */
export const compilerVersion = 1

export interface CompiledBpmn {
  /** Null only when there is nothing that could run. */
  definition: ProcessDefinition | null
  problems: Problem[]
}

function findProcess(definitions: BpmnElement, problems: Problem[]): BpmnElement | undefined {
  const processes = (definitions.rootElements ?? []).filter((element) => element.$type === 'bpmn:Process')
  const drawn = processes.filter((process) => (process.flowElements ?? []).length > 0)
  if (drawn.length > 1) {
    problems.push({
      code: 'definition.severalProcesses',
      params: { count: drawn.length },
      severity: 'error',
      part: 'process',
      ...(drawn[1]?.id ? { elementId: drawn[1].id } : {}),
    })
  }
  return drawn[0] ?? processes[0]
}

/** Sequence flows (BPMN 2.0 §8.4.13); a condition is FEEL text. */
function compileFlow(element: BpmnElement, id: string, scope: NodeScope): SequenceFlow | undefined {
  const source = element.sourceRef?.id
  const target = element.targetRef?.id
  if (!source || !target) {
    scope.report('definition.danglingFlow', element)
    return undefined
  }
  const condition = element.conditionExpression?.body?.trim()
  return { id, name: element.name ?? '', source, target, ...(condition ? { condition } : {}) }
}

/** A node's incoming/outgoing follow from the flows, whatever the XML says of them (many tools leave them out). */
function connect(nodes: FlowNode[], flows: SequenceFlow[]): FlowNode[] {
  return nodes.map((node) => ({
    ...node,
    incoming: flows.filter((flow) => flow.target === node.id).map((flow) => flow.id),
    outgoing: flows.filter((flow) => flow.source === node.id).map((flow) => flow.id),
  }))
}

/**
 * BPMN XML → the process definition the interpreter runs, with all problems at once. The XML is the only source:
 * the server calls this on save, import and publish and never takes a compiled copy from a client (`design §3`).
 */
export async function compileBpmn(xml: string): Promise<CompiledBpmn> {
  const { definitions, problems } = await parseBpmn(xml)
  if (!definitions) return { definition: null, problems }
  const process = findProcess(definitions, problems)
  if (!process?.id) {
    problems.push({ code: 'definition.noProcess', params: {}, severity: 'error', part: 'process' })
    return { definition: null, problems }
  }
  const report: NodeScope['report'] = (code, element, params = {}) => {
    const name = element.name?.trim()
    problems.push({
      code,
      params: { name: name || element.id || '', ...params },
      severity: 'error',
      part: 'process',
      ...(element.id ? { elementId: element.id } : {}),
      ...(name ? { elementName: name } : {}),
    })
  }
  const { lanes, laneOf } = compileLanes(process, report)
  const scope: NodeScope = { laneOf, report }
  const nodes: FlowNode[] = []
  const flows: SequenceFlow[] = []
  for (const element of process.flowElements ?? []) {
    const id = elementId.safeParse(element.id)
    if (!id.success) {
      report('definition.badId', element, { id: String(element.id ?? '').slice(0, 100) })
      continue
    }
    if (element.$type === 'bpmn:SequenceFlow') {
      const flow = compileFlow(element, id.data, scope)
      if (flow) flows.push(flow)
    } else {
      const node = compileNode(element, id.data, scope)
      if (node) nodes.push(node)
    }
  }
  const known = new Set(nodes.map((node) => node.id))
  const attached = flows.filter((flow) => known.has(flow.source) && known.has(flow.target))
  const definition = { id: process.id, nodes: connect(nodes, attached), flows: attached, lanes }
  return { definition, problems }
}
