import type { FlowNode } from '@banshi/schemas'
import type { BpmnElement } from '../moddle/element.ts'
import type { BpmnDocument } from './document.ts'
import type { Report } from './report.ts'

/** What a node compiler may ask for and where it reports. */
export interface NodeScope {
  document: BpmnDocument
  report: Report
}

export type CommonNode = Pick<FlowNode, 'id' | 'name' | 'laneId' | 'parent' | 'incoming' | 'outgoing'>

/** One BPMN element → one node, or nothing when it cannot stand (which is then reported). */
export type NodeCompiler = (
  element: BpmnElement,
  common: CommonNode,
  scope: NodeScope,
) => FlowNode | undefined
export type NodeCompilers = Readonly<Record<string, NodeCompiler>>

/** The process, sub-process or global task an element stands in. */
export const containerOf = (element: BpmnElement): BpmnElement | undefined => element.$parent

const activityType = /(Task|CallActivity|SubProcess|Transaction)$/
export const isActivity = (element: BpmnElement): boolean =>
  activityType.test(element.$type) && !element.$type.startsWith('bpmn:Global')

/** The process an element belongs to, through all sub-processes. */
export function processOf(element: BpmnElement): BpmnElement | undefined {
  let current: BpmnElement | undefined = element
  while (current && current.$type !== 'bpmn:Process') current = current.$parent
  return current
}
