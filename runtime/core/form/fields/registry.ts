import type { ColumnNode, FormNode } from '@banshi/schemas'
import { checkbox } from './checkbox/checkbox.ts'
import { date } from './date/date.ts'
import type { FieldType, ValueComponent } from './fieldType.ts'
import { file } from './file/file.ts'
import { money } from './money/money.ts'
import { number } from './number/number.ts'
import { radio } from './radio/radio.ts'
import { select } from './select/select.ts'
import { tableType } from './table/table.ts'
import { text } from './text/text.ts'
import { textarea } from './textarea/textarea.ts'

const columnTypes = {
  Text: text,
  Textarea: textarea,
  Number: number,
  Money: money,
  Date: date,
  Select: select,
  Radio: radio,
  Checkbox: checkbox,
  File: file,
} satisfies { [C in ColumnNode['x-component']]: FieldType<C> }

/** Every kind of field that holds a value. A new kind is one folder and one line here. */
export const fieldTypes: { readonly [C in ValueComponent]: FieldType<C> } = {
  ...columnTypes,
  Table: tableType((component) => columnTypes[component]),
}

/** The field type of a node; undefined for a section and for a component nobody knows. */
export function fieldTypeOf(node: FormNode | ColumnNode): FieldType | undefined {
  const component: string = node['x-component']
  return Object.hasOwn(fieldTypes, component) ? fieldTypes[component as ValueComponent] : undefined
}
