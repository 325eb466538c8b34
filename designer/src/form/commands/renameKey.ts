import { key as keySchema, reservedKeys } from '@banshi/schemas'
import type { FieldRules, FormDefinition } from '@banshi/schemas'
import type { EditResult } from './edit.ts'
import { done, refuse } from './edit.ts'
import { keysAround } from './naming.ts'
import type { Renaming } from './renameInFeel.ts'
import { renameInFeel } from './renameInFeel.ts'
import type { AnyNode, Entry } from './tree.ts'
import { changeChildren, changeNode, childrenOf, find, withChildren, isContainer } from './tree.ts'

/** Why a key cannot be used here, as a bare code; null when it can. */
export function whyNotKey(form: FormDefinition, id: string, key: string): string | null {
  const found = find(form, id)
  if (!found) return 'nodeGone'
  if (!keySchema.safeParse(key).success) return 'keyShape'
  if (reservedKeys.has(key)) return 'keyReserved'
  return key !== found.key && keysAround(form, found.parentId).has(key) ? 'keyTaken' : null
}

/** The rules with a name changed in each of their expressions; the same object when nothing mentions it. */
export function renameInRules(rules: FieldRules, renaming: Renaming): FieldRules {
  const next: FieldRules = { ...rules }
  let touched = false
  const rename = (text: string): string => {
    const renamed = renameInFeel(text, renaming)
    touched ||= renamed !== text
    return renamed
  }
  for (const part of ['visible', 'required', 'readOnly', 'value', 'options'] as const) {
    const text = rules[part]
    if (text !== undefined) next[part] = rename(text)
  }
  if (rules.validate)
    next.validate = rules.validate.map((rule) => ({ ...rule, expression: rename(rule.expression) }))
  return touched ? next : rules
}

function renameBelow(entries: readonly Entry[], renaming: Renaming, within: string | null): readonly Entry[] {
  let touched = false
  const next = entries.map(([key, node]): Entry => {
    const inRow = within !== null && within === renaming.table
    let own: AnyNode = node
    const rules = node['x-rules']
    if (rules) {
      const renamed = renameInRules(rules, { ...renaming, inRow })
      if (renamed !== rules) own = { ...node, 'x-rules': renamed }
    }
    if (isContainer(node)) {
      const before = childrenOf(node)
      const after = renameBelow(before, renaming, node['x-component'] === 'Table' ? key : within)
      if (after !== before) own = withChildren(own, after)
    }
    touched ||= own !== node
    return [key, own]
  })
  return touched ? next : entries
}

/** What a new key of a node means for expressions; null for sections, which no expression names. */
export function renamingOf(form: FormDefinition, id: string, to: string): Renaming | null {
  const found = find(form, id)
  if (!found || found.node['x-component'] === 'Section') return null
  const parent = found.parent?.['x-component'] === 'Table' ? find(form, found.parent['x-id']) : undefined
  return { from: found.key, to, table: parent?.key }
}

/** Gives a node another key, in place, and renames it in every rule and total of the form. */
export function renameKey(form: FormDefinition, id: string, to: string): EditResult {
  const found = find(form, id)
  const why = whyNotKey(form, id, to)
  if (!found || why) return refuse(why ?? 'nodeGone', { key: to })
  const renaming = renamingOf(form, id, to)
  let next = changeChildren(form, found.parentId, (entries) =>
    entries.map(([key, node]) => [node['x-id'] === id ? to : key, node]),
  )
  if (renaming) {
    next = changeChildren(next, null, (entries) => renameBelow(entries, renaming, null))
    if (renaming.table !== undefined && found.parentId !== null) {
      next = changeNode(next, found.parentId, (table) => {
        const props = table['x-component'] === 'Table' ? table['x-component-props'] : undefined
        if (table['x-component'] !== 'Table' || !props?.totals?.includes(found.key)) return table
        const totals = props.totals.map((key) => (key === found.key ? to : key))
        return { ...table, 'x-component-props': { ...props, totals } }
      })
    }
  }
  return done(next, id, 'didRenameKey', { title: found.node.title, key: to })
}
