import type { Declaration, FlowNode, ProcessDefinition } from '@banshi/schemas'
import { isNode, type CompiledContent, type CompiledNode, type CompiledNodeOf } from '../program.ts'
import type { Graph } from './graph.ts'
import { hasEvent, isEventSubProcess, isStartedOtherwise } from './survey.ts'

type Nodes = ReadonlyMap<string, CompiledNode>

/**
 * Where a container begins (BPMN 2.0 §10.5.2): at its plain start event — the first, when there are several — else, without
 * any start event, at every node no flow leads to. An event sub-process begins at its trigger.
 */
function startsOf(inside: readonly FlowNode[], graph: Graph, isEventScope: boolean): string[] {
  const starts = inside.filter((node) => node.type === 'startEvent')
  if (isEventScope) return starts.slice(0, 1).map(({ id }) => id)
  const plain = starts.find(({ events = [] }) => events.length === 0)
  if (plain) return [plain.id]
  if (starts.length > 0) return []
  return inside
    .filter(
      (node) => !isStartedOtherwise(node) && !isWaitingStart(node) && graph.incoming(node.id).length === 0,
    )
    .map(({ id }) => id)
}

/** A node that begins a case only when its message or event comes (§10.3.3 instantiate, §10.6.6). */
const isWaitingStart = (node: FlowNode): boolean =>
  (node.type === 'receiveTask' || node.type === 'eventBasedGateway') && node.instantiate === true

/** Whether a link event or an instantiating gateway leads here, so that the token comes without a flow. */
const isLinked = (node: FlowNode): boolean => hasEvent(node, 'link')

export function contentOf(
  id: string | undefined,
  declares: readonly Declaration[],
  process: ProcessDefinition,
  graph: Graph,
  nodes: Nodes,
): CompiledContent {
  const inside = process.nodes.filter((node) => node.parent === id)
  const container = id === undefined ? undefined : graph.nodes.get(id)
  const isEventScope = container !== undefined && isEventSubProcess(container)
  return {
    starts: startsOf(
      inside.filter((node) => node.type !== 'intermediateCatchEvent' || !isLinked(node)),
      graph,
      isEventScope,
    ),
    eventSubProcesses: inside.filter(isEventSubProcess).flatMap((node) => nodes.get(node.id) ?? []),
    declares,
  }
}

/** Event sub-processes that compensate the activity they stand in, by that activity (§10.5.6). */
function compensatingInside(process: ProcessDefinition, nodes: Nodes): Map<string, string> {
  const inside = new Map<string, string>()
  for (const start of process.nodes) {
    const scope = start.parent === undefined ? undefined : nodes.get(start.parent)?.node
    if (!scope?.parent || !isEventSubProcess(scope) || !hasEvent(start, 'compensate')) continue
    if (!inside.has(scope.parent)) inside.set(scope.parent, scope.id)
  }
  return inside
}

/** Joins nodes to what belongs to them: boundary events, content, compensation. */
export function link(process: ProcessDefinition, graph: Graph, nodes: Map<string, CompiledNode>): void {
  const compensating = compensatingInside(process, nodes)
  const atBorder = new Map<string, CompiledNodeOf<'boundaryEvent'>[]>()
  for (const one of nodes.values()) {
    if (!isNode(one, 'boundaryEvent')) continue
    atBorder.set(one.node.attachedTo, [...(atBorder.get(one.node.attachedTo) ?? []), one])
  }
  for (const [id, compiled] of nodes) {
    const attached = atBorder.get(id) ?? []
    const compensation = attached.find(({ node }) => hasEvent(node, 'compensate'))
    const boundaries = attached.filter((one) => one !== compensation)
    compiled.boundaries = boundaries
    compiled.handler = compensation?.node.handler ?? compensating.get(id)
    compiled.isPlain &&= boundaries.length === 0
    if (
      compiled.node.type === 'subProcess' ||
      compiled.node.type === 'transaction' ||
      compiled.node.type === 'adHocSubProcess'
    ) {
      compiled.content = contentOf(id, compiled.node.declares ?? [], process, graph, nodes)
    }
  }
  markCompensable(process, nodes)
}

/** Remembers what has a handler, and everything around it: sub-processes, and calls of the process it stands in. */
function markCompensable(process: ProcessDefinition, nodes: Nodes): void {
  const callers = new Map<string, string[]>()
  for (const node of process.nodes) {
    if (node.type !== 'callActivity' || node.external) continue
    callers.set(node.called, [...(callers.get(node.called) ?? []), node.id])
  }
  const marked = new Set<string>()
  const mark = (id: string): void => {
    const compiled = nodes.get(id)
    if (!compiled || marked.has(id)) return
    marked.add(id)
    compiled.isCompensable = true
    const { parent = process.id } = compiled.node
    for (const outer of nodes.has(parent) ? [parent] : (callers.get(parent) ?? [])) mark(outer)
  }
  for (const { node, handler } of nodes.values()) if (handler !== undefined) mark(node.id)
}
