import type { ColumnNode, FormDefinition, FormNode } from '@banshi/schemas'

export type AnyNode = FormNode | ColumnNode
export type Entry = readonly [key: string, node: AnyNode]

/** Where a node stands: in which section or table (`null` = the form itself) and at which place of it. */
export interface Place {
  parentId: string | null
  index: number
}

export interface Found extends Place {
  node: AnyNode
  key: string
  parent: AnyNode | null
}

/** The children of a section, a table (its columns) or the form, in order; nothing for other fields. */
export function childrenOf(container: FormDefinition | AnyNode): readonly Entry[] {
  if (!('x-component' in container)) return Object.entries(container.properties)
  if (container['x-component'] === 'Section') return Object.entries(container.properties)
  if (container['x-component'] === 'Table') return Object.entries(container.items.properties)
  return []
}

export const isContainer = (node: AnyNode): boolean =>
  node['x-component'] === 'Section' || node['x-component'] === 'Table'

function* walk(entries: readonly Entry[], parent: AnyNode | null): Generator<Found> {
  for (const [index, [key, node]] of entries.entries()) {
    yield { node, key, parent, parentId: parent?.['x-id'] ?? null, index }
    yield* walk(childrenOf(node), node)
  }
}

/** Every node in display order, a container before what it holds. */
export const nodesOf = (form: FormDefinition): Found[] => [...walk(childrenOf(form), null)]

export const find = (form: FormDefinition, id: string): Found | undefined =>
  nodesOf(form).find(({ node }) => node['x-id'] === id)

/** The nodes inside a node, itself included. */
export const within = (found: Found): Found[] => [found, ...walk(childrenOf(found.node), found.node)]

const record = (entries: readonly Entry[]): Record<string, never> =>
  Object.fromEntries(entries) as Record<string, never>

/** The same node with other children. */
export function withChildren(node: AnyNode, entries: readonly Entry[]): AnyNode {
  if (node['x-component'] === 'Section') return { ...node, properties: record(entries) }
  if (node['x-component'] === 'Table') {
    return { ...node, items: { ...node.items, properties: record(entries) } }
  }
  throw new Error(`Expected a section or a table, but ${node['x-id']} is a ${node['x-component']}`)
}

type Change = (entries: readonly Entry[]) => readonly Entry[]

/** The form with the children of one container changed; everything else stays the very same object. */
export function changeChildren(
  form: FormDefinition,
  parentId: string | null,
  change: Change,
): FormDefinition {
  if (parentId === null) return { ...form, properties: record(change(childrenOf(form))) }
  const descend = (entries: readonly Entry[]): readonly Entry[] => {
    let touched = false
    const next = entries.map(([key, node]): Entry => {
      if (!isContainer(node)) return [key, node]
      const before = childrenOf(node)
      const after = node['x-id'] === parentId ? change(before) : descend(before)
      if (after === before) return [key, node]
      touched = true
      return [key, withChildren(node, after)]
    })
    return touched ? next : entries
  }
  const before = childrenOf(form)
  const after = descend(before)
  return after === before ? form : { ...form, properties: record(after) }
}

/** The form with one node replaced, at its place and under its key. */
export function changeNode(
  form: FormDefinition,
  id: string,
  change: (node: AnyNode) => AnyNode,
): FormDefinition {
  const found = find(form, id)
  if (!found) return form
  return changeChildren(form, found.parentId, (entries) =>
    entries.map((entry) => (entry[1]['x-id'] === id ? [entry[0], change(entry[1])] : entry)),
  )
}

/** A new list with an entry put in at a place (the end when the place lies beyond). */
export function putIn(entries: readonly Entry[], index: number, entry: Entry): Entry[] {
  const next = [...entries]
  next.splice(Math.max(0, Math.min(index, next.length)), 0, entry)
  return next
}
