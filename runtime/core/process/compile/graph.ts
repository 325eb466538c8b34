import type { FlowNode, ProcessDefinition, SequenceFlow } from '@banshi/schemas'

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

/** The user task that follows the start directly: where the starter fills in a new case. */
export function startTaskIn(graph: Graph): string | null {
  const starts = [...graph.nodes.values()].filter((node) => node.type === 'startEvent')
  const flows = starts.length === 1 && starts[0] ? graph.outgoing(starts[0].id) : []
  const target = flows.length === 1 && flows[0] ? graph.nodes.get(flows[0].target) : undefined
  return target?.type === 'userTask' ? target.id : null
}
