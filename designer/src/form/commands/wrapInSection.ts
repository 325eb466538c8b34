import type { FormDefinition, SectionNode } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import { idsOf, newId, newKey } from './naming.ts'
import { whyNotIn } from './placing.ts'
import { changeChildren, find } from './tree.ts'

/** Puts a section of its own around a node, where the node stands. Columns cannot have one. */
export function wrapInSection(form: FormDefinition, id: string, title: string, seed: string): EditResult {
  const found = find(form, id)
  if (!found) return refuse('nodeGone')
  const node = found.node
  if (found.parent?.['x-component'] === 'Table') return refuse('noColumn', { title: node.title })
  const section: SectionNode = {
    'x-id': newId(idsOf(form), 'section', seed),
    title,
    type: 'void',
    'x-component': 'Section',
    properties: {},
  }
  const why = whyNotIn(form, section, found.parentId)
  if (why || (node['x-component'] === 'Section' && found.parentId !== null)) {
    return refuse(why ?? 'tooDeep', { title: node.title })
  }
  const key = newKey(form, found.parentId, 'Section')
  const next = changeChildren(form, found.parentId, (entries) =>
    entries.map((entry) =>
      entry[1]['x-id'] === id
        ? [key, { ...section, properties: { [found.key]: node as SectionNode['properties'][string] } }]
        : entry,
    ),
  )
  return done(next, section['x-id'], 'didWrap', { title: node.title })
}
