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

export function newNode(
  entry: PaletteEntry,
  id: string,
  key: string,
  form: FormDefinition,
  t: Translate,
): AnyNode {
  const node = fieldTypes[entry.component].create(id, key, entryLabel(entry, t))
  return entry.computed ? { ...node, 'x-rules': { value: firstFormula(form) } } : node
}
