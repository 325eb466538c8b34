import type { FieldError, FormValues, Json } from '@banshi/schemas'
import type { ProgramNode } from '../compile/program.ts'
import type { FormState, NodeState } from '../evaluate/state.ts'
import { cellPath } from '../path.ts'
import { rowIdOf } from '../rows.ts'
import { refusal } from './pick.ts'
import { isSameValue, own, rowObject } from './sameValue.ts'

/**
 * What the rules close, looked at with the new values in place: computed, read-only and invisible fields. A value that
 * is stored already, or that the server works out itself, or nothing sent for a field that drops its value, harms nothing.
 */
export function refuseUnwritable(after: FormState, stored: FormValues, input: FormValues): FieldError[] {
  const { program, permissions } = after
  const errors: FieldError[] = []

  function isClosed(node: ProgramNode, now: NodeState, before: Json | undefined, sent: Json): boolean {
    const isComputed = node.rules.value !== undefined
    if (permissions[node.index] !== 'write' && !isComputed) return false
    if (now.visible && !now.readOnly) return false
    if (permissions[node.index] === 'masked')
      return !isMaskOf(node, before, sent) && !isMaskOf(node, now.value, sent)
    if (isSameValue(program, node, before, sent)) return false
    const isNothing = isSameValue(program, node, undefined, sent) && node.drops && !now.relevant
    return !isNothing && !(isComputed && isSameValue(program, node, now.value, sent))
  }

  const isMaskOf = (node: ProgramNode, value: Json | undefined, sent: Json): boolean =>
    node.type !== null &&
    node.node['x-component'] !== 'Section' &&
    isSameValue(program, node, node.type.mask(node.node, value ?? node.type.empty), sent)

  for (const index of program.roots) {
    const node = program.nodes[index] as ProgramNode
    if (!Object.hasOwn(input, node.key) || permissions[index] === 'hidden') continue
    const now = after.nodes[index] as NodeState
    const sent = input[node.key] as Json
    const before = own(stored, node.key)
    const label = node.node.title || node.key
    if (node.kind !== 'table') {
      if (isClosed(node, now, before, sent)) errors.push(refusal(node.key, label))
      continue
    }
    if (!Array.isArray(sent)) continue
    const old = Array.isArray(before) ? before : []
    if (permissions[index] === 'write' && (now.locked || !now.relevant) && !hasSameRows(old, sent))
      if (now.relevant || sent.length > 0 || !node.drops)
        errors.push(refusal(node.key, label, 'form.rowsFixed'))
    errors.push(...closedCells(after, node, old, sent, isClosed))
  }
  return errors
}

const hasSameRows = (before: readonly Json[], sent: readonly Json[]): boolean =>
  before.length === sent.length && before.every((row, at) => rowIdOf(row) === rowIdOf(sent[at] ?? null))

function closedCells(
  after: FormState,
  table: ProgramNode,
  before: readonly Json[],
  sent: readonly Json[],
  isClosed: (node: ProgramNode, now: NodeState, before: Json | undefined, sent: Json) => boolean,
): FieldError[] {
  const errors: FieldError[] = []
  const rows = new Map(after.tables.get(table.index)?.map((row) => [row.id, row]))
  const stored = new Map(before.map((row) => [rowIdOf(row) ?? '', rowObject(row)]))
  sent.forEach((item, at) => {
    const id = rowIdOf(item)
    const object = rowObject(item)
    const row = id === undefined ? undefined : rows.get(id)
    if (!row || !object || id === undefined) return
    table.columns.forEach((index, slot) => {
      const column = after.program.nodes[index] as ProgramNode
      if (!Object.hasOwn(object, column.key) || after.permissions[index] === 'hidden') return
      const now = row.cells[slot] as NodeState
      if (isClosed(column, now, own(stored.get(id), column.key), object[column.key] as Json))
        errors.push(
          refusal(cellPath(table.key, at, column.key), column.node.title || column.key, 'form.notWritable', {
            row: at + 1,
          }),
        )
    })
  })
  return errors
}
