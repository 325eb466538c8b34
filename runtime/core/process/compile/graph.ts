import type { FlowNode, FlowNodeOf, ProcessDefinition, SequenceFlow } from '@banshi/schemas'

/** A definition's nodes and flows by their ends, in document order. */
export interface Graph {
  nodes: ReadonlyMap<string, FlowNode>
  outgoing: (nodeId: string) => readonly SequenceFlow[]
  incoming: (nodeId: string) => readonly SequenceFlow[]
}

function grouped(flows: readonly SequenceFlow[], end: 'source' | 'target'): Map<string, SequenceFlow[]> {
  const groups = new Map<string, SequenceFlow[]>()
  for (const flow of flows) {
    const group = groups.get(flow[end])
    if (group) group.push(flow)
    else groups.set(flow[end], [flow])
  }
  return groups
}

/** A flow with an end that is not drawn is no flow; `compile` reports it. */
export function graphOf(process: ProcessDefinition): Graph {
  const nodes = new Map(process.nodes.map((node) => [node.id, node]))
  const whole = process.flows.filter(({ source, target }) => nodes.has(source) && nodes.has(target))
  const bySource = grouped(whole, 'source')
  for (const [nodeId, flows] of bySource) {
    const order = nodes.get(nodeId)?.outgoing ?? []
    flows.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
  }
  const byTarget = grouped(whole, 'target')
  return {
    nodes,
    outgoing: (nodeId) => bySource.get(nodeId) ?? [],
    incoming: (nodeId) => byTarget.get(nodeId) ?? [],
  }
}

/** Everything reached from nodes by a step, without the nodes themselves unless a step comes back to them. */
export function reach(from: readonly string[], step: (nodeId: string) => readonly string[]): Set<string> {
  const reached = new Set<string>()
  const queue = [...from]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const next of step(id)) {
      if (reached.has(next)) continue
      reached.add(next)
      queue.push(next)
    }
  }
  return reached
}

/** Upstream nodes by node, each worked out when it is first asked for. */
export function upstreamIn(graph: Graph): (nodeId: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  return (nodeId) => {
    let found = known.get(nodeId)
    if (!found) {
      found = reach([nodeId], (id) => graph.incoming(id).map((flow) => flow.source))
      known.set(nodeId, found)
    }
    return found
  }
}

const isPlainStart = (node: FlowNode): boolean =>
  node.type === 'startEvent' && node.parent === undefined && (node.events ?? []).length === 0

/** The user task that follows the process's one plain start directly: where the starter fills in a new case. */
export function startTaskIn(graph: Graph): string | null {
  const starts = [...graph.nodes.values()].filter(isPlainStart)
  const flows = starts.length === 1 && starts[0] ? graph.outgoing(starts[0].id) : []
  const target = flows.length === 1 && flows[0] ? graph.nodes.get(flows[0].target) : undefined
  return target?.type === 'userTask' ? target.id : null
}

/**
 * Whether a token at a node can come to a flow on a way that does not pass a gateway (BPMN 2.0 table 13.3), over flows,
 * boundary events of activities and links.
 */
export function reachesIn(graph: Graph): (nodeId: string, flowId: string, without: string) => boolean {
  const beside = new Map<string, string[]>()
  for (const node of graph.nodes.values()) {
    if (node.type === 'boundaryEvent')
      beside.set(node.attachedTo, [...(beside.get(node.attachedTo) ?? []), node.id])
    if (node.type !== 'intermediateThrowEvent') continue
    for (const target of linkTargets(graph, node))
      beside.set(node.id, [...(beside.get(node.id) ?? []), target])
  }
  const known = new Map<string, ReadonlySet<string>>()
  return (nodeId, flowId, without) => {
    const question = `${without}\u0000${nodeId}`
    let flows = known.get(question)
    if (!flows) {
      const found = new Set<string>()
      const step = (id: string): string[] => {
        if (id === without) return []
        const outgoing = graph.outgoing(id)
        for (const flow of outgoing) found.add(flow.id)
        return [...outgoing.map(({ target }) => target), ...(beside.get(id) ?? [])]
      }
      reach([nodeId], step)
      flows = found
      known.set(question, flows)
    }
    return flows.has(flowId)
  }
}

function linkTargets(graph: Graph, { parent, events = [] }: FlowNodeOf<'intermediateThrowEvent'>): string[] {
  const names = new Set(events.flatMap((event) => (event.type === 'link' ? [event.name] : [])))
  return [...graph.nodes.values()].flatMap((node) =>
    node.type === 'intermediateCatchEvent' &&
    node.parent === parent &&
    node.events?.some((event) => event.type === 'link' && names.has(event.name))
      ? [node.id]
      : [],
  )
}
