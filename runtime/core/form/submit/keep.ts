import type { FormValues, Json } from '@banshi/schemas'
import type { ProgramNode } from '../compile/program.ts'
import type { FormState, NodeState, RowState, RowValue } from '../evaluate/state.ts'
import { rowIdOf } from '../rows.ts'
import { own, rowObject } from './sameValue.ts'

/**
 * Values to store after a step: what the step may write as it is in force (dropped while hidden), computed values as
 * worked out, and all else byte for byte as it was stored — also when a rule hides it meanwhile (`security I11`).
 */
export function keptValues(after: FormState, stored: FormValues): FormValues {
  const values = Object.create(null) as FormValues
  for (const index of after.program.roots) {
    const node = after.program.nodes[index] as ProgramNode
    const now = after.nodes[index] as NodeState
    const before = own(stored, node.key)
    if (node.kind === 'table') {
      const rows = keptRows(after, node, now, before)
      if (rows !== undefined) values[node.key] = rows
      continue
    }
    const kept = keptValue(after, node, now, before)
    if (kept !== undefined) values[node.key] = kept
  }
  return values
}

function keptValue(
  after: FormState,
  node: ProgramNode,
  now: NodeState,
  before: Json | undefined,
): Json | undefined {
  const isOurs = after.permissions[node.index] === 'write' || node.rules.value !== undefined
  if (!isOurs) return before
  return now.relevant || !node.drops ? now.value : undefined
}

function keptRows(
  after: FormState,
  table: ProgramNode,
  now: NodeState,
  before: Json | undefined,
): Json | undefined {
  if (!now.relevant && table.drops) return after.permissions[table.index] === 'write' ? undefined : before
  const stored = new Map(
    (Array.isArray(before) ? before : []).map((row) => [rowIdOf(row) ?? '', rowObject(row)]),
  )
  const rows = after.tables.get(table.index) ?? []
  if (before === undefined && rows.length === 0) return undefined
  return rows.map((row) => keptRow(after, table, row, stored.get(row.id)))
}

function keptRow(
  after: FormState,
  table: ProgramNode,
  row: RowState,
  before: RowValue | undefined,
): RowValue {
  const kept = Object.create(null) as RowValue
  kept['$row'] = row.id
  table.columns.forEach((index, slot) => {
    const column = after.program.nodes[index] as ProgramNode
    const value = keptValue(after, column, row.cells[slot] as NodeState, own(before, column.key))
    if (value !== undefined) kept[column.key] = value
  })
  return kept
}
