import type { FlowNode, ProcessDefinition, SequenceFlow } from '@banshi/schemas'
import { reach, startTaskIn, type Graph } from './graph.ts'
import { nameOf, type Report } from './report.ts'

/** A flow is named by its own words, else by where it comes from. */
const named = (flow: SequenceFlow, source: FlowNode): { id: string; name: string } => ({
  id: flow.id,
  name: flow.name.trim() || nameOf(source),
})

/** Default and conditional flows of a gateway or an activity (BPMN 2.0 §8.4.13 sequence flow, §10.6.2). */
function checkChoice(node: FlowNode, outgoing: readonly SequenceFlow[], report: Report): void {
  const defaultId = 'default' in node ? node.default : undefined
  const fallback = outgoing.find((flow) => flow.id === defaultId)
  if (defaultId !== undefined && !fallback) report('defaultUnknown', node)
  if (fallback?.condition) report('defaultWithCondition', named(fallback, node))
  const others = outgoing.filter((flow) => flow !== fallback)
  if (node.type === 'exclusiveGateway') {
    if (outgoing.length < 2) return
    for (const flow of others) if (!flow.condition) report('wayWithoutCondition', named(flow, node))
    if (!fallback) report('branchWithoutDefault', node)
  } else if (!fallback && others.length > 0 && others.every((flow) => flow.condition)) {
    report('branchWithoutDefault', node)
  }
}

function checkNode(node: FlowNode, graph: Graph, report: Report): void {
  const outgoing = graph.outgoing(node.id)
  if (node.type === 'endEvent') {
    if (outgoing.length > 0) report('endWithOutgoing', node)
    return
  }
  if (outgoing.length === 0) report('noWayOut', node)
  if (node.type === 'exclusiveGateway' || node.type === 'userTask') return checkChoice(node, outgoing, report)
  const code = node.type === 'startEvent' ? 'startWithCondition' : 'parallelWithCondition'
  for (const flow of outgoing) if (flow.condition) report(code, named(flow, node))
  if (node.type === 'startEvent' && graph.incoming(node.id).length > 0) report('startWithIncoming', node)
}

/** Gateways a token could circle through for ever without anybody to wait for. */
function checkLoops(graph: Graph, report: Report): void {
  const next = (id: string): string[] =>
    graph.outgoing(id).flatMap(({ target }) => (graph.nodes.get(target)?.type === 'userTask' ? [] : [target]))
  const told = new Set<string>()
  for (const node of graph.nodes.values()) {
    if (node.type === 'userTask' || told.has(node.id)) continue
    const circle = reach([node.id], next)
    if (!circle.has(node.id)) continue
    for (const id of circle) told.add(id)
    report('loopWithoutTask', node, {}, 'warning')
  }
}

/** Rules of BPMN 2.0 that concern execution (§10.3.4, §10.5.2, §10.5.3, §10.6, §13.2). */
export function checkStructure(process: ProcessDefinition, graph: Graph, report: Report): void {
  const whole = { id: process.id, name: '' }
  const starts = process.nodes.filter((node) => node.type === 'startEvent')
  const [first, second] = starts
  if (!first) report('noStart', whole)
  if (second) report('severalStarts', second)
  if (first && !second && graph.outgoing(first.id).length > 0 && startTaskIn(graph) === null)
    report('startTaskMissing', first)
  if (!process.nodes.some((node) => node.type === 'endEvent')) report('noEnd', whole)
  for (const flow of process.flows) {
    if (!graph.nodes.has(flow.source) || !graph.nodes.has(flow.target)) report('flowDangling', flow)
  }
  const reached = reach(
    starts.map((node) => node.id),
    (id) => graph.outgoing(id).map((flow) => flow.target),
  )
  for (const node of process.nodes) {
    checkNode(node, graph, report)
    if (first && node.type !== 'startEvent' && !reached.has(node.id)) report('unreachable', node)
  }
  checkLoops(graph, report)
}
