import { canonicalJson, type FieldPermission, type FormValues, type Json } from '@banshi/schemas'
import type { Locale } from '@banshi/schemas/messages'
import { fieldsOf, formatValue, maskValue, type FormField } from '@banshi/core/form'
import type { TypeProgram } from '../programs.ts'

/** What a reader may see of each field, by `x-id`; a field that is not named is not shown. */
export type Shown = Readonly<Record<string, FieldPermission>>

const weight: Record<FieldPermission, number> = { hidden: 0, masked: 1, read: 2, write: 3 }
const ranked: readonly FieldPermission[] = ['hidden', 'masked', 'read', 'write']

const capped = (permission: FieldPermission): FieldPermission =>
  permission === 'write' ? 'read' : permission

/** The strongest (or weakest) of several permissions per field, never more than reading. */
export function combine(
  all: readonly Readonly<Record<string, FieldPermission>>[],
  pick: 'strongest' | 'weakest',
): Record<string, FieldPermission> {
  const combined = Object.create(null) as Record<string, FieldPermission>
  const choose = pick === 'strongest' ? Math.max : Math.min
  for (const permissions of all) {
    for (const [xId, permission] of Object.entries(permissions)) {
      const known = combined[xId]
      const level = known === undefined ? weight[permission] : choose(weight[known], weight[permission])
      combined[xId] = capped(ranked[level] ?? 'hidden')
    }
  }
  return combined
}

const same = (a: Json | undefined, b: Json | undefined): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null)

type Row = { [key: string]: Json }

const rowsOf = (value: Json | undefined): Row[] =>
  Array.isArray(value)
    ? value.filter((row): row is Row => row !== null && typeof row === 'object' && !Array.isArray(row))
    : []

/** A value and what it was (null at first), in the places a field has: one, or one per row. */
function pairsOf(field: FormField, before: FormValues, changed: FormValues): [from: Json, to: Json][] {
  const { key, path, table } = field
  if (!table) return Object.hasOwn(changed, key) ? [[before[key] ?? null, changed[key] ?? null]] : []
  const tableKey = path.slice(0, -key.length - 1)
  if (!Object.hasOwn(changed, tableKey)) return []
  const old = new Map(rowsOf(before[tableKey]).map((row) => [row['$row'], row]))
  return rowsOf(changed[tableKey]).map((row): [Json, Json] => [
    old.get(row['$row'] ?? null)?.[key] ?? null,
    row[key] ?? null,
  ])
}

/**
 * What one step changed of the fields the reader may see, formatted; what is entered first changes from nothing. A table
 * tells cell by cell, and the number of rows when that is another.
 */
export function changesShown(
  program: TypeProgram,
  shown: Shown,
  before: FormValues,
  changed: FormValues,
  locale: Locale,
): { label: string; from: string; to: string }[] {
  return fieldsOf(program.definition.form).flatMap((field) => {
    const { node, table } = field
    const permission = shown[node['x-id']] ?? 'hidden'
    const inHidden = table !== null && (shown[table['x-id']] ?? 'hidden') === 'hidden'
    if (permission === 'hidden' || inHidden) return []
    const text = (value: Json): string => {
      if (node['x-component'] === 'Table')
        return rowsOf(value).length === 0 ? '' : String(rowsOf(value).length)
      return formatValue(node, permission === 'masked' ? maskValue(node, value) : value, locale)
    }
    const label = table ? `${table.title} · ${node.title}` : node.title
    return pairsOf(field, before, changed)
      .filter(([from, to]) => !same(from, to))
      .map(([from, to]) => ({ label, from: text(from), to: text(to) }))
      .filter(({ from, to }) => permission === 'masked' || from !== to)
  })
}
