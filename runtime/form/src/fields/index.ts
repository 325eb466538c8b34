import type { FieldComponent } from '@banshi/schemas'
import { checkbox } from './checkbox/index.ts'
import { date } from './date/index.ts'
import type { FieldType } from './fieldType.ts'
import { file } from './file/index.ts'
import { money } from './money/index.ts'
import { number } from './number/index.ts'
import { radio } from './radio/index.ts'
import { section } from './section/index.ts'
import { select } from './select/index.ts'
import { table } from './table/index.ts'
import { text } from './text/index.ts'
import { textarea } from './textarea/index.ts'

/** Every field type in palette order; a test holds it against the registry of `@banshi/core/form`. */
export const fieldTypes: Readonly<Record<FieldComponent, FieldType>> = {
  Text: text,
  Textarea: textarea,
  Number: number,
  Money: money,
  Date: date,
  Select: select,
  Radio: radio,
  Checkbox: checkbox,
  File: file,
  Table: table,
  Section: section,
}
