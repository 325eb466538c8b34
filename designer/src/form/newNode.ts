import { fieldTypes } from '@banshi/form'
import type { FieldComponent, FormDefinition } from '@banshi/schemas'
import type { Translate } from '@banshi/web'
import type { AnyNode, Entry } from './commands/index.ts'
import { childrenOf, nodesOf } from './commands/index.ts'
import { freeKey } from './commands/naming.ts'
import { withChildren } from './commands/tree.ts'

/** What the palette offers: a field type, or a value computed by a formula (计算值). */
export interface PaletteEntry {
  component: FieldComponent
  computed: boolean
}

export const entryLabel = (entry: PaletteEntry, t: Translate): string =>
  entry.computed ? t('designerForm.computedField') : t(fieldTypes[entry.component].labelCode)

/** A formula to start from: the sum of the first column of numbers in the first table, else nothing yet. */
function firstFormula(form: FormDefinition): string {
  for (const { node, key } of nodesOf(form)) {
    if (node['x-component'] !== 'Table') continue
    const columns = childrenOf(node)
    const money = columns.find(([, column]) => column['x-component'] === 'Money' && column['x-rules']?.value)
    const numbers = money ?? columns.find(([, column]) => ['Money', 'Number'].includes(column['x-component']))
    if (numbers) return `sum(${key}.${numbers[0]})`
  }
  return '0'
}

/** The columns a new table starts with get keys of the designer's own kind, which expressions have no other use for. */
function withOwnKeys(node: AnyNode): AnyNode {
  if (node['x-component'] !== 'Table') return node
  const taken = new Set<string>()
  const columns = childrenOf(node).map(([, column]): Entry => {
    const key = freeKey(taken, column['x-component'].toLowerCase())
    taken.add(key)
    return [key, column]
  })
  return withChildren(node, columns)
}

export function newNode(
  entry: PaletteEntry,
  id: string,
  key: string,
  form: FormDefinition,
  t: Translate,
): AnyNode {
  const node = withOwnKeys(fieldTypes[entry.component].create(id, key, entryLabel(entry, t)))
  return entry.computed ? { ...node, 'x-rules': { value: firstFormula(form) } } : node
}
