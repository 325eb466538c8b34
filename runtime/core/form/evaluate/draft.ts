import type { FieldPermission, Json } from '@banshi/schemas'
import type { CompiledExpression } from '../../expression/index.ts'
import { phases, vertexOf, type FormProgram, type Phase, type ProgramNode } from '../compile/program.ts'
import type { FormContext } from '../context.ts'
import { faceOf, relevanceOf, valueOf, type Outcome } from './phases.ts'
import type { FormState, NodeState, RowState, RowValue } from './state.ts'

type OwnedRow = { id: string; raw: Json[]; cells: NodeState[]; value: RowValue }

/** Which instances of a vertex must be worked out again: all, or these rows. */
type Dirty = true | Set<number>

/**
 * The next state while it is being worked out. Vertices are evaluated once each, in topological order, and only
 * those that something changed leads to; rows, nodes and tables are copied when first written.
 */
export class Draft {
  readonly program: FormProgram
  readonly context: FormContext
  readonly permissions: readonly FieldPermission[]
  readonly raw: Json[]
  readonly nodes: NodeState[]
  readonly tables: Map<number, RowState[]>
  private readonly ownedRows = new Map<number, Map<number, OwnedRow>>()
  private readonly lists = new Map<number, RowValue[]>()
  private readonly dirty: (Dirty | undefined)[]
  private first = Number.POSITIVE_INFINITY
  private readonly names: (name: string) => Json | undefined
  private row: RowValue | null = null

  constructor(base: FormState) {
    this.program = base.program
    this.context = base.context
    this.permissions = base.permissions
    this.raw = [...base.raw]
    this.nodes = [...base.nodes]
    this.tables = new Map()
    for (const [index, rows] of base.tables) this.tables.set(index, rows as RowState[])
    this.dirty = []
    this.dirty.length = base.program.graph.order.length
    this.names = (name) => this.lookUp(name)
  }

  /** Marks a vertex, or some rows of it, to be worked out. */
  mark(index: number, phase: Phase, rows?: readonly number[]): void {
    this.markVertex(vertexOf(index, phase), rows ? new Set(rows) : true)
  }

  private markVertex(vertex: number, rows: Dirty): void {
    const rank = this.program.graph.rank[vertex] as number
    const known = this.dirty[rank]
    if (known === true) return
    if (rows === true || known === undefined) this.dirty[rank] = rows === true ? true : new Set(rows)
    else for (const row of rows) known.add(row)
    if (rank < this.first) this.first = rank
  }

  markAll(): void {
    this.dirty.fill(true)
    this.first = 0
  }

  /** The row of a table, copied when first written in this draft. */
  ownRow(table: number, at: number): OwnedRow {
    let owned = this.ownedRows.get(table)
    if (!owned) {
      owned = new Map()
      this.ownedRows.set(table, owned)
      this.tables.set(table, [...(this.tables.get(table) ?? [])])
    }
    const known = owned.get(at)
    if (known) return known
    const rows = this.tables.get(table) as RowState[]
    const row = rows[at]
    if (!row) throw new Error(`Expected row ${at} to exist, but the table has ${rows.length}`)
    const value = Object.assign(Object.create(null), row.value) as RowValue
    const copy: OwnedRow = { id: row.id, raw: [...row.raw], cells: [...row.cells], value }
    rows[at] = copy
    owned.set(at, copy)
    const list = this.lists.get(table)
    if (list) list[at] = value
    return copy
  }

  /** Other rows altogether; what was owned of the old ones is forgotten. */
  setRows(table: number, rows: RowState[]): void {
    this.tables.set(table, rows)
    this.ownedRows.delete(table)
    this.lists.delete(table)
  }

  /** Rows in force as rules see them; empty while the table is hidden and drops its rows. */
  list(table: number): RowValue[] {
    const node = this.program.nodes[table]
    if (node?.drops && !this.nodes[table]?.relevant) return []
    let list = this.lists.get(table)
    if (!list) {
      list = (this.tables.get(table) ?? []).map((row) => row.value)
      this.lists.set(table, list)
    }
    return list
  }

  private lookUp(name: string): Json | undefined {
    switch (name) {
      case 'row':
        return this.row ?? undefined
      case 'p':
        return this.context.parameters
      case 'v':
        return this.context.variables ?? {}
      case 'case':
      case 'starter':
      case 'actor':
      case 'node':
        return this.context.facts?.[name] ?? null
    }
    const index = this.program.byPath.get(name)
    if (index === undefined) return undefined
    return this.program.nodes[index]?.kind === 'table' ? this.list(index) : this.nodes[index]?.value
  }

  /** Evaluates a rule, in a row for a column. */
  evaluate(expression: CompiledExpression, row: RowValue | null): Outcome {
    this.row = row
    const result = expression.evaluate({ get: this.names, now: this.context.now })
    return result.ok ? { value: result.value, failure: null } : { value: null, failure: result.code }
  }

  /** Works out everything marked and all that depends on what changed. */
  run(): void {
    const { order } = this.program.graph
    for (let rank = this.first; rank < order.length; rank++) {
      const rows = this.dirty[rank]
      if (rows === undefined) continue
      this.dirty[rank] = undefined
      const vertex = order[rank] as number
      const changed = this.work(vertex, rows)
      if (changed) this.spread(vertex, changed)
    }
    this.first = Number.POSITIVE_INFINITY
  }

  private spread(vertex: number, changed: Dirty): void {
    for (const edge of this.program.graph.after[vertex] ?? [])
      this.markVertex(edge.to, edge.sameRow ? changed : true)
  }

  private work(vertex: number, rows: Dirty): Dirty | false {
    const node = this.program.nodes[vertex >> 2] as ProgramNode
    const phase = (vertex & 3) as Phase
    if (phase === phases.rows) return node.kind === 'table'
    if (node.kind !== 'column') {
      const before = this.nodes[node.index] as NodeState
      const after = this.step(node, phase, before, null, this.raw[node.index] ?? null)
      if (after === before) return false
      this.nodes[node.index] = after
      return true
    }
    const all = this.tables.get(node.parent) ?? []
    const changed = new Set<number>()
    const one = (at: number): void => {
      const row = all[at]
      if (row && this.workCell(node, phase, at)) changed.add(at)
    }
    if (rows === true) for (let at = 0; at < all.length; at++) one(at)
    else for (const at of rows) one(at)
    if (changed.size === 0) return false
    return changed.size === all.length ? true : changed
  }

  private workCell(node: ProgramNode, phase: Phase, at: number): boolean {
    const row = (this.tables.get(node.parent) as RowState[])[at] as RowState
    const before = row.cells[node.slot] as NodeState
    const after = this.step(node, phase, before, row.value, row.raw[node.slot] ?? null)
    if (after === before) return false
    const owned = this.ownRow(node.parent, at)
    owned.cells[node.slot] = after
    if (phase === phases.value) owned.value[node.key] = after.value
    return true
  }

  private step(
    node: ProgramNode,
    phase: Phase,
    before: NodeState,
    row: RowValue | null,
    raw: Json,
  ): NodeState {
    const evaluate = (expression: CompiledExpression): Outcome => this.evaluate(expression, row)
    const around = node.parent < 0 ? null : (this.nodes[node.parent] as NodeState)
    const permission = this.permissions[node.index] as FieldPermission
    if (phase === phases.visible) return relevanceOf(node, before, around, permission, evaluate)
    if (phase === phases.face) return faceOf(node, before, around, permission, evaluate)
    return valueOf(node, before, node.kind === 'table' ? this.list(node.index) : raw, evaluate)
  }

  /** The state as it is now; the draft is not used after this. */
  done(): FormState {
    const { program, context, permissions, raw, nodes, tables } = this
    return { program, context, permissions, raw, nodes, tables }
  }
}
