import type { FormDefinition } from '@banshi/schemas'
import type { AnyNode } from './tree.ts'
import { find, within } from './tree.ts'

const columnable = new Set([
  'Text',
  'Textarea',
  'Number',
  'Money',
  'Date',
  'Select',
  'Radio',
  'Checkbox',
  'File',
])
/** Deepest nesting of sections; deeper ones could not be read on a phone. */
const deepestSection = 3

function depthOf(form: FormDefinition, id: string | null): number {
  if (id === null) return 0
  const found = find(form, id)
  return found ? 1 + depthOf(form, found.parentId) : 0
}

/** Why a node may not stand in a container, as a bare code; null when it may. */
export function whyNotIn(form: FormDefinition, node: AnyNode, parentId: string | null): string | null {
  if (parentId === null) return null
  const parent = find(form, parentId)
  if (!parent) return 'placeGone'
  if (parent.node['x-component'] === 'Table') return columnable.has(node['x-component']) ? null : 'noColumn'
  if (parent.node['x-component'] !== 'Section') return 'placeGone'
  if (node['x-component'] !== 'Section') return null
  const own = find(form, node['x-id'])
  if (own && within(own).some(({ node: inner }) => inner['x-id'] === parentId)) return 'intoItself'
  return depthOf(form, parentId) >= deepestSection ? 'tooDeep' : null
}
