import { reservedKeys } from '@banshi/schemas'
import type { FieldComponent, FormDefinition } from '@banshi/schemas'
import { childrenOf, find, nodesOf } from './tree.ts'

/** Keys in use where a new one would stand: columns have their table to themselves, all others share the form. */
export function keysAround(form: FormDefinition, parentId: string | null): Set<string> {
  const parent = parentId === null ? undefined : find(form, parentId)
  if (parent?.node['x-component'] === 'Table') return new Set(childrenOf(parent.node).map(([key]) => key))
  return new Set(
    nodesOf(form)
      .filter(({ parent: above }) => above?.['x-component'] !== 'Table')
      .map(({ key }) => key),
  )
}

/** `stem1`, `stem2` …: the first that is free and no word of the expression language. */
export function freeKey(taken: ReadonlySet<string>, stem: string): string {
  let number = 1
  while (taken.has(`${stem}${number}`) || reservedKeys.has(`${stem}${number}`)) number++
  return `${stem}${number}`
}

/** The wanted key if it is free, else one made from it. */
export const keepKey = (taken: ReadonlySet<string>, wanted: string): string =>
  taken.has(wanted) ? freeKey(taken, wanted.replace(/\d+$/, '') || 'field') : wanted

/** `text1`, `money2`: from the component, without transcribing the title. */
export const newKey = (form: FormDefinition, parentId: string | null, component: FieldComponent): string =>
  freeKey(keysAround(form, parentId), component.toLowerCase())

/** Every id of the form: nodes and validations. */
export function idsOf(form: FormDefinition): Set<string> {
  const ids = new Set<string>()
  for (const { node } of nodesOf(form)) {
    ids.add(node['x-id'])
    for (const { id } of node['x-rules']?.validate ?? []) ids.add(id)
  }
  return ids
}

/**
 * An id that no element of this form has. `seed` (an instant, a random text) keeps ids of deleted elements from coming
 * back: an id is never reused (`schemas` elementId).
 */
export function newId(taken: ReadonlySet<string>, stem: string, seed: string): string {
  const base = `${stem}-${seed}`
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}
