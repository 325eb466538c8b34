import type { CompiledExpression } from '../../expression/index.ts'
import { phases, vertexOf, type Edge, type Phase, type ProgramNode, type RuleGraph } from './program.ts'

/** A vertex an expression reads, and whether only of the row it is evaluated for. */
export interface Read {
  vertex: number
  sameRow: boolean
}

/** What an expression of a node reads of the form; names outside the form do not change while a form is open. */
export function readsOf(
  nodes: readonly ProgramNode[],
  byPath: ReadonlyMap<string, number>,
  reader: ProgramNode,
  expression: CompiledExpression,
): Read[] {
  const reads: Read[] = []
  const table = reader.kind === 'column' ? nodes[reader.parent] : undefined
  for (const [root = '', member] of expression.dependencies) {
    if (root === 'row' && table) {
      const column = member === undefined ? undefined : byPath.get(`${table.path}.${member}`)
      for (const index of column === undefined ? table.columns : [column])
        reads.push({ vertex: vertexOf(index, phases.value), sameRow: true })
      continue
    }
    const index = byPath.get(root)
    const target = index === undefined ? undefined : nodes[index]
    if (!target || target.kind === 'section' || target.kind === 'column') continue
    const column = member === undefined ? undefined : byPath.get(`${root}.${member}`)
    if (target.kind === 'table' && column !== undefined) {
      reads.push({ vertex: vertexOf(column, phases.value), sameRow: false })
      reads.push({ vertex: vertexOf(target.index, phases.rows), sameRow: false })
      reads.push({ vertex: vertexOf(target.index, phases.visible), sameRow: false })
    } else reads.push({ vertex: vertexOf(target.index, phases.value), sameRow: false })
  }
  return reads
}

const rulePhases: readonly ['visible' | 'value' | 'required' | 'readOnly' | 'options', Phase][] = [
  ['visible', phases.visible],
  ['value', phases.value],
  ['required', phases.face],
  ['readOnly', phases.face],
  ['options', phases.face],
]

function edgesOf(nodes: readonly ProgramNode[], byPath: ReadonlyMap<string, number>): Edge[][] {
  const after: Edge[][] = nodes.flatMap(() => [[], [], [], []])
  const link = (from: number, to: number, sameRow: boolean): void => {
    after[from]?.push({ to, sameRow })
  }
  for (const node of nodes) {
    const { index, parent } = node
    const isColumn = node.kind === 'column'
    link(vertexOf(index, phases.visible), vertexOf(index, phases.face), isColumn)
    if (node.kind !== 'section')
      link(vertexOf(index, phases.visible), vertexOf(index, phases.value), isColumn)
    if (parent >= 0) {
      link(vertexOf(parent, phases.visible), vertexOf(index, phases.visible), false)
      link(vertexOf(parent, phases.face), vertexOf(index, phases.face), false)
    }
    if (isColumn) link(vertexOf(index, phases.value), vertexOf(parent, phases.value), false)
    if (node.kind === 'table') link(vertexOf(index, phases.rows), vertexOf(index, phases.value), false)
    for (const [rule, phase] of rulePhases) {
      const expression = node.rules[rule]
      if (!expression) continue
      for (const read of readsOf(nodes, byPath, node, expression))
        link(read.vertex, vertexOf(index, phase), read.sameRow)
    }
  }
  return after
}

/** Vertices in topological order; those in or behind a cycle are missing. Ready ones are taken in form order. */
function sorted(after: readonly (readonly Edge[])[]): number[] {
  const waiting = Array.from({ length: after.length }, () => 0)
  for (const edges of after) for (const edge of edges) waiting[edge.to] = (waiting[edge.to] ?? 0) + 1
  const order: number[] = []
  for (let vertex = 0; vertex < after.length; vertex++) if (waiting[vertex] === 0) order.push(vertex)
  for (let next = 0; next < order.length; next++)
    for (const edge of after[order[next] as number] ?? []) {
      const left = (waiting[edge.to] ?? 0) - 1
      waiting[edge.to] = left
      if (left === 0) order.push(edge.to)
    }
  return order
}

/** One cycle among the vertices that could not be sorted, as the indexes of its nodes. */
function findCycle(after: readonly (readonly Edge[])[], done: ReadonlySet<number>): number[] {
  const before = new Map<number, number>()
  after.forEach((edges, from) => {
    if (done.has(from)) return
    for (const { to } of edges) if (!done.has(to)) before.set(to, from)
  })
  let vertex = [...before.keys()].find((candidate) => !done.has(candidate))
  const seen: number[] = []
  while (vertex !== undefined && !seen.includes(vertex)) {
    seen.push(vertex)
    vertex = before.get(vertex)
  }
  const cycle = vertex === undefined ? seen : seen.slice(seen.indexOf(vertex))
  return [...new Set(cycle.map((member) => member >> 2))].sort((a, b) => a - b)
}

/** The graph of a form's rules, or the nodes of one cycle in it. */
export function ruleGraph(
  nodes: readonly ProgramNode[],
  byPath: ReadonlyMap<string, number>,
): { ok: true; graph: RuleGraph } | { ok: false; cycle: number[] } {
  const after = edgesOf(nodes, byPath)
  const order = sorted(after)
  if (order.length < after.length) return { ok: false, cycle: findCycle(after, new Set(order)) }
  const rank = Array.from({ length: after.length }, () => 0)
  order.forEach((vertex, place) => (rank[vertex] = place))
  return { ok: true, graph: { after, order, rank } }
}
