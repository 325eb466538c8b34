import type { FormDefinition } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import { idsOf, keepKey, keysAround, newId } from './naming.ts'
import { whyNotIn } from './placing.ts'
import type { AnyNode, Entry } from './tree.ts'
import { changeChildren, childrenOf, find, isContainer, putIn, withChildren } from './tree.ts'

/** Copies a node behind itself, everything in it included, with ids and keys of its own. */
export function duplicateNode(form: FormDefinition, id: string, seed: string): EditResult {
  const found = find(form, id)
  if (!found) return refuse('nodeGone')
  const why = whyNotIn(form, found.node, found.parentId)
  if (why) return refuse(why, { title: found.node.title })
  const ids = idsOf(form)
  const keys = keysAround(form, found.parentId)
  const freshId = (stem: string): string => {
    const fresh = newId(ids, stem, seed)
    ids.add(fresh)
    return fresh
  }
  const freshKey = (wanted: string): string => {
    const fresh = keepKey(keys, wanted)
    keys.add(fresh)
    return fresh
  }
  const copy = (node: AnyNode): AnyNode => {
    const own: AnyNode = { ...node, 'x-id': freshId(node['x-component'].toLowerCase()) }
    const rules = node['x-rules']
    if (rules?.validate) {
      own['x-rules'] = {
        ...rules,
        validate: rules.validate.map((rule) => ({ ...rule, id: freshId('check') })),
      }
    }
    if (!isContainer(own)) return own
    const isTable = node['x-component'] === 'Table'
    const children = childrenOf(node).map(([key, child]): Entry => [
      isTable ? key : freshKey(key),
      copy(child),
    ])
    return withChildren(own, children)
  }
  const key = freshKey(found.key)
  const twin = copy(found.node)
  const next = changeChildren(form, found.parentId, (entries) => putIn(entries, found.index + 1, [key, twin]))
  return done(next, twin['x-id'], 'didDuplicate', { title: found.node.title })
}
