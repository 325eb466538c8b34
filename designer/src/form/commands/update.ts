import type { FormDefinition, Json } from '@banshi/schemas'
import { formNode } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import type { AnyNode } from './tree.ts'
import { changeNode, find } from './tree.ts'

type Part = { readonly [name: string]: Json | undefined }
const isPart = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A copy with the value at a place set; nothing set takes it out, and parts left empty on the way go with it. */
function setIn(part: Part, place: readonly string[], value: Json | undefined): { [name: string]: Json } {
  const [name, ...rest] = place
  if (name === undefined) throw new Error('Expected a place, but it is empty')
  const next: { [name: string]: Json } = {}
  for (const [key, own] of Object.entries(part)) if (own !== undefined) next[key] = own
  const inner = next[name]
  const changed = rest.length === 0 ? value : setIn(isPart(inner) ? inner : {}, rest, value)
  const isEmptied = rest.length > 0 && isPart(changed) && Object.keys(changed).length === 0
  if (changed === undefined || isEmptied) delete next[name]
  else next[name] = changed
  return next
}

/** The value at a place of a node, e.g. `['x-component-props', 'maxLength']`. */
export function settingOf(node: AnyNode, place: readonly string[]): Json | undefined {
  return place.reduce<Json | undefined>(
    (part, name) => (isPart(part) && Object.hasOwn(part, name) ? part[name] : undefined),
    node as unknown as Json,
  )
}

/** Sets one setting of a node; `undefined` takes it out. What the schema does not allow there is refused. */
export function updateNode(
  form: FormDefinition,
  id: string,
  place: readonly string[],
  value: Json | undefined,
): EditResult {
  const found = find(form, id)
  if (!found) return refuse('nodeGone')
  const changed = formNode.safeParse(setIn(found.node as unknown as Part, place, value))
  if (!changed.success) return refuse('valueRefused', { title: found.node.title })
  const next = changeNode(form, id, () => changed.data as AnyNode)
  return done(next, id, place[0] === 'title' ? 'didRename' : 'didChange', { title: found.node.title })
}
