import type { Activity, FlowNode, FlowNodeOf, FlowNodeType, ProcessDefinition } from '@banshi/schemas'
import type { Graph } from './graph.ts'
import type { Named, Report } from './report.ts'

/**
 * `product`: an approval process an office publishes. `headless`: any executable BPMN file; rules of the product are off,
 * and what other tools leave out without harm is a warning.
 */
export type Profile = 'product' | 'headless'
export type ContainerKind =
  | 'process'
  | 'callable'
  | 'subProcess'
  | 'eventSubProcess'
  | 'transaction'
  | 'adHocSubProcess'

/** What has nodes and flows of its own (BPMN 2.0 §8.4.9 flow elements container). */
export interface Container {
  /** Absent: the process itself. */
  id: string | undefined
  kind: ContainerKind
  element: Named
  nodes: readonly FlowNode[]
}

/** What every check looks at, and how it may speak. */
export interface Survey {
  process: ProcessDefinition
  graph: Graph
  profile: Profile
  /** Stops every process. */
  report: Report
  /** Stops a process of the product; a warning elsewhere. */
  lenient: Report
  /** Is said in the product alone. */
  product: Report
  containers: readonly Container[]
  containerOf: (node: FlowNode) => Container | undefined
  boundariesOf: (activityId: string) => readonly FlowNodeOf<'boundaryEvent'>[]
}

const activityTypes: ReadonlySet<FlowNodeType> = new Set<FlowNodeType>([
  ...(['userTask', 'task', 'scriptTask', 'serviceTask', 'sendTask', 'receiveTask'] as const),
  ...(['businessRuleTask', 'subProcess', 'transaction', 'adHocSubProcess', 'callActivity'] as const),
])
export const isActivity = (node: FlowNode | undefined): node is Activity =>
  node !== undefined && activityTypes.has(node.type)

export const isEventSubProcess = (node: FlowNode): boolean =>
  node.type === 'subProcess' && node.triggeredByEvent === true

const isCompensationHandler = (node: FlowNode): boolean => isActivity(node) && node.isForCompensation === true

/** Never entered by a sequence flow: something else starts it. */
export const isStartedOtherwise = (node: FlowNode): boolean =>
  node.type === 'boundaryEvent' || isEventSubProcess(node) || isCompensationHandler(node)

/** An event of this kind among its definitions. */
export const hasEvent = (node: FlowNode | undefined, type: string): boolean =>
  node !== undefined && 'events' in node && (node.events ?? []).some((definition) => definition.type === type)

const kindOf = (node: FlowNode): ContainerKind | undefined => {
  if (node.type === 'subProcess') return isEventSubProcess(node) ? 'eventSubProcess' : 'subProcess'
  return node.type === 'transaction' || node.type === 'adHocSubProcess' ? node.type : undefined
}

function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
): Map<string | undefined, T[]> {
  const groups = new Map<string | undefined, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function containersIn(process: ProcessDefinition): Container[] {
  const inside = grouped(process.nodes, (node) => node.parent)
  const of = (id: string | undefined, kind: ContainerKind, element: Named): Container => ({
    id,
    kind,
    element,
    nodes: inside.get(id) ?? [],
  })
  return [
    of(undefined, 'process', { id: process.id, name: '' }),
    ...(process.callables ?? []).map((callable) => of(callable.id, 'callable', callable)),
    ...process.nodes.flatMap((node) => {
      const kind = kindOf(node)
      return kind ? [of(node.id, kind, node)] : []
    }),
  ]
}

export function surveyOf(process: ProcessDefinition, graph: Graph, report: Report, profile: Profile): Survey {
  const containers = containersIn(process)
  const byId = new Map(containers.map((container) => [container.id, container]))
  const boundaries = grouped(
    process.nodes.filter((node) => node.type === 'boundaryEvent'),
    (node) => node.attachedTo,
  )
  const isProduct = profile === 'product'
  return {
    process,
    graph,
    profile,
    report,
    lenient: (code, element, params) => report(code, element, params, isProduct ? 'error' : 'warning'),
    product: (code, element, params, severity) => {
      if (isProduct) report(code, element, params, severity)
    },
    containers,
    containerOf: (node) => byId.get(node.parent),
    boundariesOf: (activityId) => boundaries.get(activityId) ?? [],
  }
}
