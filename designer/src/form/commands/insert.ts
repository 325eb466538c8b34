import type { FormDefinition } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import { idsOf, keepKey, keysAround } from './naming.ts'
import { whyNotIn } from './placing.ts'
import type { AnyNode, Place } from './tree.ts'
import { changeChildren, putIn } from './tree.ts'

/** Puts a new node at a place; a key that is taken there becomes a free one. */
export function insertNode(form: FormDefinition, place: Place, key: string, node: AnyNode): EditResult {
  const why = whyNotIn(form, node, place.parentId)
  if (why) return refuse(why, { title: node.title })
  if (idsOf(form).has(node['x-id'])) return refuse('idTaken', { id: node['x-id'] })
  const free = keepKey(keysAround(form, place.parentId), key)
  const next = changeChildren(form, place.parentId, (entries) => putIn(entries, place.index, [free, node]))
  return done(next, node['x-id'], 'didInsert', { title: node.title })
}
