import type { FormDefinition } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import { keepKey, keysAround } from './naming.ts'
import { whyNotIn } from './placing.ts'
import { withoutTotal } from './remove.ts'
import type { Place } from './tree.ts'
import { changeChildren, changeNode, childrenOf, find, isContainer, putIn } from './tree.ts'

/** Moves a node to a place, counted before it is taken out. Its key stays unless it is taken at the new place. */
export function moveNode(form: FormDefinition, id: string, place: Place): EditResult {
  const found = find(form, id)
  if (!found) return refuse('nodeGone')
  const why = whyNotIn(form, found.node, place.parentId)
  if (why) return refuse(why, { title: found.node.title })
  const same = found.parentId === place.parentId
  const fromTable = found.parent?.['x-component'] === 'Table'
  if (fromTable && !same && found.parent && childrenOf(found.parent).length === 1) {
    return refuse('lastColumn', { title: found.node.title })
  }
  const index = same && place.index > found.index ? place.index - 1 : place.index
  let next = changeChildren(form, found.parentId, (entries) =>
    entries.filter(([, node]) => node['x-id'] !== id),
  )
  if (fromTable && !same && found.parentId !== null) {
    next = changeNode(next, found.parentId, (table) => withoutTotal(table, found.key))
  }
  const key = keepKey(keysAround(next, place.parentId), found.key)
  next = changeChildren(next, place.parentId, (entries) => putIn(entries, index, [key, found.node]))
  return done(next, id, 'didMove', { title: found.node.title })
}

/** One place up or down; at an end it leaves its section, and beside a section it enters it. */
export function moveBy(form: FormDefinition, id: string, by: -1 | 1): EditResult {
  const found = find(form, id)
  if (!found) return refuse('nodeGone')
  const siblings = found.parent ? childrenOf(found.parent) : childrenOf(form)
  const beside = siblings[found.index + by]
  if (beside) {
    const entered = beside[1]['x-component'] === 'Section' && !isContainer(found.node)
    const place = entered
      ? { parentId: beside[1]['x-id'], index: by < 0 ? childrenOf(beside[1]).length : 0 }
      : { parentId: found.parentId, index: found.index + (by < 0 ? -1 : 2) }
    return moveNode(form, id, place)
  }
  const parent = found.parent?.['x-component'] === 'Section' ? find(form, found.parent['x-id']) : undefined
  if (!parent) return refuse(by < 0 ? 'alreadyFirst' : 'alreadyLast', { title: found.node.title })
  return moveNode(form, id, { parentId: parent.parentId, index: parent.index + (by < 0 ? 0 : 1) })
}
