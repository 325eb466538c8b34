import type { Json } from '@banshi/schemas'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import { sameJson, type RowValue } from '../evaluate/state.ts'

/** The object of a row, or undefined for anything else. */
export const rowObject = (json: Json | undefined): RowValue | undefined =>
  json !== null && typeof json === 'object' && !Array.isArray(json) ? json : undefined

/** An own property; nothing of a prototype is ever read (`security A11`). */
export const own = (object: RowValue | undefined, key: string): Json | undefined =>
  object !== undefined && Object.hasOwn(object, key) ? object[key] : undefined

function normal(node: ProgramNode, value: Json | undefined): Json {
  if (!node.type || value === undefined || node.node['x-component'] === 'Section')
    return node.type?.empty ?? null
  return node.type.accept(node.node, value) ?? value
}

/** Equal as values of their field: absent, null and empty are one, for columns of rows too. */
export function isSameValue(
  program: FormProgram,
  node: ProgramNode,
  before: Json | undefined,
  after: Json | undefined,
): boolean {
  if (node.kind !== 'table') return sameJson(normal(node, before), normal(node, after))
  const a = Array.isArray(before) ? before : []
  const b = Array.isArray(after) ? after : []
  return (
    a.length === b.length && a.every((row, at) => isSameRow(program, node, rowObject(row), rowObject(b[at])))
  )
}

function isSameRow(program: FormProgram, table: ProgramNode, a?: RowValue, b?: RowValue): boolean {
  if (!a || !b || a['$row'] !== b['$row']) return false
  return table.columns.every((index) => {
    const column = program.nodes[index] as ProgramNode
    return isSameValue(program, column, own(a, column.key), own(b, column.key))
  })
}
