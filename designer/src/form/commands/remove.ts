import type { FormDefinition } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import type { AnyNode } from './tree.ts'
import { changeChildren, changeNode, childrenOf, find } from './tree.ts'

/** Totals name columns by key: a column that is gone or elsewhere has none. */
export function withoutTotal(table: AnyNode, key: string): AnyNode {
  const totals = table['x-component'] === 'Table' ? table['x-component-props']?.totals : undefined
  if (table['x-component'] !== 'Table' || !totals?.includes(key)) return table
  return {
    ...table,
    'x-component-props': { ...table['x-component-props'], totals: totals.filter((name) => name !== key) },
  }
}

/** Takes a node out, with everything in it. The last column of a table stays: a table without columns holds nothing. */
export function removeNode(form: FormDefinition, id: string): EditResult {
  const found = find(form, id)
  if (!found) return refuse('nodeGone')
  const siblings = found.parent ? childrenOf(found.parent) : childrenOf(form)
  const isColumn = found.parent?.['x-component'] === 'Table'
  if (isColumn && siblings.length === 1) return refuse('lastColumn', { title: found.node.title })
  let next = changeChildren(form, found.parentId, (entries) =>
    entries.filter(([, node]) => node['x-id'] !== id),
  )
  if (isColumn && found.parentId !== null) {
    next = changeNode(next, found.parentId, (table) => withoutTotal(table, found.key))
  }
  const neighbour = siblings[found.index + 1] ?? siblings[found.index - 1]
  return done(next, neighbour?.[1]['x-id'] ?? found.parentId, 'didRemove', { title: found.node.title })
}
