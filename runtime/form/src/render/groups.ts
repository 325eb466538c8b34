import type { FormNode, SectionNode, ValueNode } from '@banshi/schemas'

export type NodeGroup =
  | { kind: 'section'; key: string; node: SectionNode }
  | { kind: 'fields'; key: string; fields: { key: string; node: ValueNode }[] }

/** Fields in one grid; more than this make a new one, so that long forms mount and lay out in parts. */
const mostInGroup = 25

/** Nodes in order: sections by themselves, the fields between them together. */
export function groupsOf(properties: Record<string, FormNode>): NodeGroup[] {
  const groups: NodeGroup[] = []
  for (const [key, node] of Object.entries(properties)) {
    if (node['x-component'] === 'Section') {
      groups.push({ kind: 'section', key, node })
      continue
    }
    const last = groups.at(-1)
    if (last?.kind === 'fields' && last.fields.length < mostInGroup) last.fields.push({ key, node })
    else groups.push({ kind: 'fields', key, fields: [{ key, node }] })
  }
  return groups
}
