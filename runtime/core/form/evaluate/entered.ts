import type { FieldPermission, FormValues, Json } from '@banshi/schemas'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import { rowIdOf } from '../rows.ts'
import { untouched } from './phases.ts'
import { sameJson, type NodeState, type RowState, type RowValue } from './state.ts'

/** A value as entered: its own shape, or empty. A masked value stands for itself; it is text whatever the field. */
export function enteredValue(node: ProgramNode, permission: FieldPermission, json: Json | undefined): Json {
  if (!node.type || json === undefined || node.node['x-component'] === 'Section')
    return node.type?.empty ?? null
  if (permission === 'masked' && typeof json === 'string') return json
  return node.type.accept(node.node, json) ?? node.type.empty
}

/** A row with nothing worked out yet. */
function freshRow(
  program: FormProgram,
  table: ProgramNode,
  permissions: readonly FieldPermission[],
  id: string,
  given: RowValue,
): RowState {
  const raw: Json[] = []
  const cells: NodeState[] = []
  const value = Object.create(null) as RowValue
  value['$row'] = id
  for (const index of table.columns) {
    const column = program.nodes[index] as ProgramNode
    const permission = permissions[index] as FieldPermission
    raw.push(
      enteredValue(column, permission, Object.hasOwn(given, column.key) ? given[column.key] : undefined),
    )
    const cell = untouched(column, permission)
    cells.push(cell)
    value[column.key] = cell.value
  }
  return { id, raw, cells, value }
}

export interface EnteredRows {
  rows: RowState[]
  /** Places of rows that were not there before. */
  fresh: number[]
  /** Places whose entered value differs, by column slot. */
  changed: Map<number, number[]>
  /** Other rows, or another order. */
  isRestructured: boolean
}

/**
 * Rows given as JSON, joined by `$row` with those that are there: a known row keeps what is not given, and a cell
 * dropped by its rule what was entered before. Rows without an
 * id, and the second of two with one id, are left out.
 */
export function enteredRows(
  program: FormProgram,
  table: ProgramNode,
  permissions: readonly FieldPermission[],
  before: readonly RowState[],
  json: Json | undefined,
): EnteredRows {
  const known = new Map(before.map((row) => [row.id, row]))
  const rows: RowState[] = []
  const fresh: number[] = []
  const changed = new Map<number, number[]>()
  const seen = new Set<string>()
  for (const item of Array.isArray(json) ? json : []) {
    const id = rowIdOf(item)
    if (id === undefined || seen.has(id)) continue
    seen.add(id)
    const at = rows.length
    const old = known.get(id)
    if (!old) {
      fresh.push(at)
      rows.push(freshRow(program, table, permissions, id, item as RowValue))
      continue
    }
    const raw = enteredAgain(program, table, permissions, old, item as RowValue, (slot) => {
      const places = changed.get(slot)
      if (places) places.push(at)
      else changed.set(slot, [at])
    })
    rows.push(raw === old.raw ? old : { ...old, raw })
  }
  const isRestructured = rows.length !== before.length || rows.some((row, at) => row.id !== before[at]?.id)
  return { rows, fresh, changed, isRestructured }
}

function enteredAgain(
  program: FormProgram,
  table: ProgramNode,
  permissions: readonly FieldPermission[],
  old: RowState,
  given: RowValue,
  onChange: (slot: number) => void,
): readonly Json[] {
  let raw: Json[] | undefined
  table.columns.forEach((index, slot) => {
    const column = program.nodes[index] as ProgramNode
    if (!Object.hasOwn(given, column.key) || given[column.key] === old.raw[slot]) return
    const entered = enteredValue(column, permissions[index] as FieldPermission, given[column.key])
    const isDropped = !(old.cells[slot]?.relevant ?? true) && column.drops
    if (isDropped && sameJson(entered, column.type?.empty)) return
    raw ??= [...old.raw]
    raw[slot] = entered
    onChange(slot)
  })
  return raw ?? old.raw
}

/** Everything entered, from stored or sent values; keys the form does not know are left out. */
export function enteredForm(
  program: FormProgram,
  permissions: readonly FieldPermission[],
  values: FormValues,
): { raw: Json[]; nodes: NodeState[]; tables: Map<number, RowState[]> } {
  const raw: Json[] = program.nodes.map(() => null)
  const nodes = program.nodes.map((node) => untouched(node, permissions[node.index] as FieldPermission))
  const tables = new Map<number, RowState[]>()
  for (const index of program.roots) {
    const node = program.nodes[index] as ProgramNode
    const given = Object.hasOwn(values, node.key) ? values[node.key] : undefined
    if (node.kind === 'table') tables.set(index, enteredRows(program, node, permissions, [], given).rows)
    else raw[index] = enteredValue(node, permissions[index] as FieldPermission, given)
  }
  return { raw, nodes, tables }
}
