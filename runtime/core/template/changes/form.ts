import type { DefinitionChange, FormDefinition, FormNode } from '@banshi/schemas'
import { differs, pairById } from './pair.ts'

interface PlacedNode {
  key: string
  node: FormNode
}

function flatten(properties: Record<string, FormNode>): PlacedNode[] {
  return Object.entries(properties).flatMap(([key, node]) => {
    if (node['x-component'] === 'Section') return [{ key, node }, ...flatten(node.properties)]
    if (node['x-component'] === 'Table') return [{ key, node }, ...flatten(node.items.properties)]
    return [{ key, node }]
  })
}

/** A node without what has a sentence of its own and without its children. */
function rest(node: FormNode): object {
  const { title: _title, ...own } = node as FormNode & { required?: boolean }
  const { required: _required, ...others } = own
  if (others['x-component'] === 'Section') return { ...others, properties: null }
  if (others['x-component'] === 'Table') return { ...others, items: null }
  return others
}

const isRequired = (node: FormNode): boolean => 'required' in node && node.required === true

function describeNode(id: string, before: PlacedNode, after: PlacedNode): DefinitionChange[] {
  const label = after.node.title
  const change = (code: string, part: string, params: DefinitionChange['params'] = {}): DefinitionChange => ({
    code: `template.${code}`,
    params: { label, ...params },
    target: `form:${id}.${part}`,
  })
  const changes: DefinitionChange[] = []
  if (before.node.title !== label) changes.push(change('labelChanged', 'title', { from: before.node.title }))
  if (isRequired(before.node) !== isRequired(after.node)) {
    changes.push(change(isRequired(after.node) ? 'nowRequired' : 'nowOptional', 'required'))
  }
  if (before.key !== after.key) changes.push(change('keyChanged', 'key', { from: before.key, to: after.key }))
  if (differs(rest(before.node), rest(after.node))) changes.push(change('fieldChanged', 'settings'))
  return changes
}

/** Differences between two forms, by `x-id`. */
export function describeFormChanges(old: FormDefinition, next: FormDefinition): DefinitionChange[] {
  const pairs = pairById(flatten(old.properties), flatten(next.properties), ({ node }) => node['x-id'])
  return pairs.flatMap(({ id, before, after }) => {
    if (before && after) return describeNode(id, before, after)
    const label = (after ?? before)?.node.title ?? id
    return [
      {
        code: after ? 'template.fieldAdded' : 'template.fieldRemoved',
        params: { label },
        target: `form:${id}`,
      },
    ]
  })
}
