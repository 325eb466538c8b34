import type { ColumnNode, FormDefinition, FormNode, SectionNode, TableNode, ValueNode } from '@banshi/schemas'

/** One field of a form: a root field (also one inside sections), a table, or a column of a table. */
export interface FormField {
  readonly node: ValueNode | ColumnNode
  readonly key: string
  /** Definition path: `total`, `lines`, `lines.amount`. */
  readonly path: string
  /** The innermost section the field (or its table) stands in. */
  readonly section: SectionNode | null
  /** The table this is a column of. */
  readonly table: TableNode | null
}

/** A node of any kind in form order, with what contains it; sections included. */
export interface PlacedNode {
  readonly node: FormNode | ColumnNode
  readonly key: string
  /** Definition path; a section's is `#` and its `x-id`, so it never meets a field's. */
  readonly path: string
  readonly parent: PlacedNode | null
}

/** The path of a section in snapshots: it holds no value and has no place in the values. */
export const sectionPath = (node: { 'x-id': string }): string => `#${node['x-id']}`

/** Deeper nodes are never looked at; text that deep is refused before it is a form (`security A12`). */
const deepestLook = 64

function place(
  properties: Record<string, FormNode | ColumnNode>,
  parent: PlacedNode | null,
  into: PlacedNode[],
  depth = 0,
): PlacedNode[] {
  if (depth > deepestLook) return into
  for (const [key, node] of Object.entries(properties)) {
    const isColumn = parent?.node['x-component'] === 'Table'
    const isSection = node['x-component'] === 'Section'
    const path = isSection ? sectionPath(node) : isColumn ? `${parent.path}.${key}` : key
    const placed: PlacedNode = { node, key, path, parent }
    into.push(placed)
    if (node['x-component'] === 'Section') place(node.properties, placed, into, depth + 1)
    else if (node['x-component'] === 'Table') place(node.items.properties, placed, into, depth + 1)
  }
  return into
}

/** All nodes in form order: a section before its fields, a table before its columns. */
export const placedNodes = (form: FormDefinition): PlacedNode[] => place(form.properties, null, [])

function sectionOf(placed: PlacedNode): SectionNode | null {
  const { parent } = placed
  if (!parent) return null
  return parent.node['x-component'] === 'Section' ? parent.node : sectionOf(parent)
}

/** Every field that holds a value, in form order, columns after their table. */
export function fieldsOf(form: FormDefinition): FormField[] {
  const fields: FormField[] = []
  for (const placed of placedNodes(form)) {
    const { node, key, path, parent } = placed
    if (node['x-component'] === 'Section') continue
    const table = parent?.node['x-component'] === 'Table' ? parent.node : null
    fields.push({ node, key, path, section: sectionOf(placed), table })
  }
  return fields
}
