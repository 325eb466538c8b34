import type { FormValues, Json } from '@banshi/schemas'
import { phases, type FormProgram, type ProgramNode } from '../compile/program.ts'
import type { FormContext, FormSnapshot, NodeSnapshot } from '../context.ts'
import { cellPath, parsePath } from '../path.ts'
import { Draft } from './draft.ts'
import { enteredForm, enteredRows, enteredValue } from './entered.ts'
import { nodePermissions } from './permissions.ts'
import { sameJson, type FormState, type NodeState, type RowState, type RowValue } from './state.ts'

/** Opens a form with values and works everything out. */
export function open(program: FormProgram, values: FormValues, context: FormContext): FormState {
  const permissions = nodePermissions(program, context)
  const draft = new Draft({ program, context, permissions, ...enteredForm(program, permissions, values) })
  draft.markAll()
  draft.run()
  return draft.done()
}

/** Snapshot of one path: `total`, `lines`, `lines[0].qty`; a section by `sectionPath`. */
export function nodeAt(state: FormState, path: string): NodeSnapshot | undefined {
  const { byPath, nodes } = state.program
  const root = byPath.get(path)
  if (root !== undefined) return nodes[root]?.kind === 'column' ? undefined : state.nodes[root]
  const place = parsePath(path)
  if (place?.index === undefined || place.column === undefined) return undefined
  const table = byPath.get(place.key)
  const column = byPath.get(`${place.key}.${place.column}`)
  if (table === undefined || column === undefined) return undefined
  return rowsInForce(state, table)[place.index]?.cells[nodes[column]?.slot ?? -1]
}

const inForce = (node: ProgramNode, now: NodeState): boolean => now.relevant || !node.drops

/** A table that is hidden and drops its rows has none. */
function rowsInForce(state: FormState, table: number): readonly RowState[] {
  const isInForce = inForce(state.program.nodes[table] as ProgramNode, state.nodes[table] as NodeState)
  return isInForce ? (state.tables.get(table) ?? []) : []
}

function changedPaths(before: FormState, after: FormState): string[] {
  const paths: string[] = []
  for (const node of after.program.nodes) {
    if (node.kind === 'column') continue
    if (before.nodes[node.index] !== after.nodes[node.index]) paths.push(node.path)
    if (node.kind !== 'table') continue
    const rows = after.tables.get(node.index) ?? []
    const old = before.tables.get(node.index) ?? []
    if (rows === old) continue
    rows.forEach((row, at) => {
      if (row === old[at]) return
      node.columns.forEach((index, slot) => {
        const column = after.program.nodes[index] as ProgramNode
        if (row.cells[slot] !== old[at]?.cells[slot]) paths.push(cellPath(node.key, at, column.key))
      })
    })
  }
  return paths
}

function replaceRows(draft: Draft, node: ProgramNode, json: Json): void {
  const before = draft.tables.get(node.index) ?? []
  const { rows, fresh, changed, isRestructured } = enteredRows(
    draft.program,
    node,
    draft.permissions,
    before,
    json,
  )
  draft.setRows(node.index, rows)
  if (isRestructured) draft.mark(node.index, phases.rows)
  for (const [slot, places] of changed) draft.mark(node.columns[slot] as number, phases.value, places)
  if (fresh.length > 0)
    for (const column of node.columns)
      for (const phase of [phases.visible, phases.value, phases.face] as const)
        draft.mark(column, phase, fresh)
}

/**
 * Enters a value at a path — a field, a cell `lines[0].qty`, or all rows of a table (adding, removing and moving
 * rows) — and works out again what depends on it. A value that has not the field's shape counts as empty.
 * `changedPaths` names every path whose snapshot differs; after rows were added, removed or moved the table's own
 * path is among them. Throws for a path the form does not have.
 */
export function change(
  state: FormState,
  path: string,
  value: Json,
): { state: FormState; changedPaths: string[] } {
  const { byPath, nodes } = state.program
  const place = parsePath(path)
  const root = place ? byPath.get(place.key) : undefined
  const node = root === undefined ? undefined : nodes[root]
  if (!place || !node) throw new Error(`Expected a path of this form, but got ${JSON.stringify(path)}`)
  const draft = new Draft(state)
  if (place.index === undefined) {
    if (node.kind === 'table') replaceRows(draft, node, value)
    else {
      const entered = enteredValue(node, state.permissions[node.index] ?? 'read', value)
      if (sameJson(entered, state.raw[node.index])) return { state, changedPaths: [] }
      draft.raw[node.index] = entered
      draft.mark(node.index, phases.value)
    }
  } else {
    const columnIndex = byPath.get(`${place.key}.${place.column ?? ''}`)
    const column = columnIndex === undefined ? undefined : nodes[columnIndex]
    const row = state.tables.get(node.index)?.[place.index]
    if (!column || !row) throw new Error(`Expected a cell of this form, but got ${JSON.stringify(path)}`)
    const entered = enteredValue(column, state.permissions[column.index] ?? 'read', value)
    if (sameJson(entered, row.raw[column.slot])) return { state, changedPaths: [] }
    draft.ownRow(node.index, place.index).raw[column.slot] = entered
    draft.mark(column.index, phases.value, [place.index])
  }
  draft.run()
  const next = draft.done()
  return { state: next, changedPaths: changedPaths(state, next) }
}

const shown = (node: NodeState): NodeSnapshot => {
  const { visible, readOnly, required, value, options, permission } = node
  return { visible, readOnly, required, value, options, permission }
}

/** Everything worked out, by path in form order. */
export function snapshotOf(state: FormState): FormSnapshot {
  const snapshot = new Map<string, NodeSnapshot>()
  for (const node of state.program.nodes) {
    if (node.kind === 'column') continue
    snapshot.set(node.path, shown(state.nodes[node.index] as NodeState))
    rowsInForce(state, node.index).forEach((row, at) => {
      node.columns.forEach((index, slot) => {
        const column = state.program.nodes[index] as ProgramNode
        snapshot.set(cellPath(node.key, at, column.key), shown(row.cells[slot] as NodeState))
      })
    })
  }
  return snapshot
}

/** Works out a whole form; agrees with `open` followed by any `change`s that lead to these values. */
export const evaluateForm = (program: FormProgram, values: FormValues, context: FormContext): FormSnapshot =>
  snapshotOf(open(program, values, context))

/** The values in force by key: computed ones as worked out; a key is absent while its field is hidden and drops. */
export function valuesOf(state: FormState): FormValues {
  const values = Object.create(null) as FormValues
  for (const index of state.program.roots) {
    const node = state.program.nodes[index] as ProgramNode
    const now = state.nodes[index] as NodeState
    if (inForce(node, now)) values[node.key] = now.value
  }
  return values
}

/**
 * What this step may send (`acceptSubmission`'s input): the fields it may write, rows with `$row` and the cells it may
 * write. Computed, read-only, masked and hidden ones are left out.
 */
export function writableValues(state: FormState): FormValues {
  const { program, permissions } = state
  const values = Object.create(null) as FormValues
  for (const index of program.roots) {
    const node = program.nodes[index] as ProgramNode
    const now = state.nodes[index] as NodeState
    if (!now.visible) continue
    if (node.kind !== 'table') {
      if (!now.readOnly) values[node.key] = now.value
      continue
    }
    const isOpen = !now.readOnly || node.columns.some((column) => permissions[column] === 'write')
    if (isOpen)
      values[node.key] = (state.tables.get(index) ?? []).map((row) => writableRow(program, node, row))
  }
  return values
}

function writableRow(program: FormProgram, table: ProgramNode, row: RowState): RowValue {
  const value = Object.create(null) as RowValue
  value['$row'] = row.id
  table.columns.forEach((index, slot) => {
    const cell = row.cells[slot] as NodeState
    if (cell.visible && !cell.readOnly) value[(program.nodes[index] as ProgramNode).key] = cell.value
  })
  return value
}
