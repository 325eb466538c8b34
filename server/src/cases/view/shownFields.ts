import {
  canonicalJson,
  type FieldPermission,
  type FormValues,
  type Json,
  type ValueNode,
} from '@banshi/schemas'
import { fieldsOf, formatValue, maskValue } from '@banshi/core/form'
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

/** A table in the record is told by its number of rows; its cells have permissions of their own. */
function textOf(node: ValueNode, value: Json | undefined, permission: FieldPermission): string {
  if (node['x-component'] === 'Table') return String(Array.isArray(value) ? value.length : 0)
  return formatValue(node, permission === 'masked' ? maskValue(node, value) : value, 'zh-CN')
}

/** What one step changed of the fields the reader may see, formatted; a first entry is no change. */
export function changesShown(
  program: TypeProgram,
  shown: Shown,
  before: FormValues,
  changed: FormValues,
): { label: string; from: string; to: string }[] {
  return fieldsOf(program.definition.form).flatMap(({ node, key, table }) => {
    if (table || !Object.hasOwn(changed, key) || !Object.hasOwn(before, key)) return []
    const permission = shown[node['x-id']] ?? 'hidden'
    if (permission === 'hidden' || same(before[key], changed[key])) return []
    const field = node as ValueNode
    return [
      {
        label: node.title,
        from: textOf(field, before[key], permission),
        to: textOf(field, changed[key], permission),
      },
    ]
  })
}
