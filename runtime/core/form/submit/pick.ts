import type { FieldError, FieldPermission, FormValues, Json } from '@banshi/schemas'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import { sameJson, type RowValue } from '../evaluate/state.ts'
import { cellPath } from '../path.ts'
import { mostRows } from '../fields/table/table.ts'
import { highestRowNumber, isNewRowId, rowIdOf } from '../rows.ts'
import { own, isSameValue, rowObject } from './sameValue.ts'

export interface Picked {
  /** Stored values with what the permissions let through. */
  values: FormValues
  errors: FieldError[]
}

export const refusal = (path: string, label: string, code = 'form.notWritable', more = {}): FieldError => ({
  path,
  code,
  params: { label, ...more },
  level: 'hard',
})

const titleOf = (node: ProgramNode): string => node.node.title || node.key

/** What the permissions alone make of one value sent: take it, pass over it, or refuse it. */
function judge(
  program: FormProgram,
  node: ProgramNode,
  permission: FieldPermission,
  stored: Json | undefined,
  sent: Json,
): { take: Json } | 'pass' | 'refuse' | 'wrongType' {
  const { type } = node
  if (!type || node.node['x-component'] === 'Section' || permission === 'hidden') return 'refuse'
  if (node.rules.value) return 'pass'
  if (permission === 'masked')
    return sameJson(sent, type.mask(node.node, stored ?? type.empty)) ? 'pass' : 'refuse'
  if (permission === 'read') return isSameValue(program, node, stored, sent) ? 'pass' : 'refuse'
  const value = type.accept(node.node, sent)
  return value === undefined ? 'wrongType' : { take: value }
}

/**
 * Builds the candidate values: a copy of what is stored, into which only keys and cells go that the permissions of this
 * step allow (`security D2`: rebuild, then pick, never merge). Rules are looked at afterwards.
 */
export function pickWritable(
  program: FormProgram,
  permissions: readonly FieldPermission[],
  stored: FormValues,
  input: FormValues,
): Picked {
  const values = Object.create(null) as FormValues
  const errors: FieldError[] = []
  for (const index of program.roots) {
    const { key } = program.nodes[index] as ProgramNode
    if (Object.hasOwn(stored, key)) values[key] = stored[key] as Json
  }
  for (const key of Object.keys(input)) {
    const sent = input[key] as Json
    const index = program.byPath.get(key)
    const node = index === undefined ? undefined : program.nodes[index]
    if (!node || (node.kind !== 'field' && node.kind !== 'table')) {
      errors.push(refusal(key, key))
      continue
    }
    const permission = permissions[node.index] as FieldPermission
    if (node.kind === 'table' && permission !== 'hidden') {
      const rows = pickRows(program, permissions, node, own(stored, key), sent, errors)
      if (rows) values[key] = rows
      continue
    }
    const judged = judge(program, node, permission, own(stored, key), sent)
    if (judged === 'refuse') errors.push(refusal(key, titleOf(node)))
    else if (judged === 'wrongType') errors.push(refusal(key, titleOf(node), 'form.wrongType'))
    else if (judged !== 'pass') values[key] = judged.take
  }
  return { values, errors }
}

function pickRows(
  program: FormProgram,
  permissions: readonly FieldPermission[],
  table: ProgramNode,
  stored: Json | undefined,
  sent: Json,
  errors: FieldError[],
): Json[] | undefined {
  const label = titleOf(table)
  const before = Array.isArray(stored) ? stored : []
  const rows = sent === null ? [] : sent
  if (!Array.isArray(rows)) {
    errors.push(refusal(table.key, label, 'form.wrongType'))
    return undefined
  }
  if (rows.length > mostRows) {
    errors.push(refusal(table.key, label, 'form.tooManyRows', { max: mostRows }))
    return undefined
  }
  const mayAddRows = permissions[table.index] === 'write'
  const known = new Map(before.map((row) => [rowIdOf(row) ?? '', rowObject(row)]))
  const highest = highestRowNumber(before)
  const seen = new Set<string>()
  const picked: Json[] = []
  rows.forEach((row, at) => {
    const id = rowIdOf(row)
    const object = rowObject(row)
    const old = id === undefined ? undefined : known.get(id)
    const path = `${table.key}[${at}]`
    if (id === undefined || !object) errors.push(refusal(path, label, 'form.wrongType'))
    else if (seen.has(id)) errors.push(refusal(path, label, 'form.rowTwice', { row: at + 1 }))
    else if (!old && !mayAddRows) errors.push(refusal(path, label, 'form.rowsFixed'))
    else if (!old && !isNewRowId(id, highest))
      errors.push(refusal(path, label, 'form.foreignRow', { row: at + 1 }))
    else picked.push(pickRow(program, permissions, table, id, old, object, at, errors))
    if (id !== undefined) seen.add(id)
  })
  if (
    !mayAddRows &&
    !sameJson(
      before.map((row) => rowIdOf(row) ?? ''),
      rows.map((row) => rowIdOf(row) ?? ''),
    )
  )
    errors.push(refusal(table.key, label, 'form.rowsFixed'))
  return picked
}

function pickRow(
  program: FormProgram,
  permissions: readonly FieldPermission[],
  table: ProgramNode,
  id: string,
  old: RowValue | undefined,
  sent: RowValue,
  at: number,
  errors: FieldError[],
): RowValue {
  const row = Object.create(null) as RowValue
  row['$row'] = id
  for (const index of table.columns) {
    const { key } = program.nodes[index] as ProgramNode
    const value = own(old, key)
    if (value !== undefined) row[key] = value
  }
  for (const key of Object.keys(sent)) {
    if (key === '$row') continue
    const path = cellPath(table.key, at, key)
    const index = program.byPath.get(`${table.key}.${key}`)
    const column = index === undefined ? undefined : program.nodes[index]
    if (!column) {
      errors.push(refusal(path, key))
      continue
    }
    const permission = permissions[column.index] as FieldPermission
    const judged = judge(program, column, permission, own(old, key), sent[key] as Json)
    if (judged === 'refuse') errors.push(refusal(path, titleOf(column), 'form.notWritable', { row: at + 1 }))
    else if (judged === 'wrongType')
      errors.push(refusal(path, titleOf(column), 'form.wrongType', { row: at + 1 }))
    else if (judged !== 'pass') row[key] = judged.take
  }
  return row
}
