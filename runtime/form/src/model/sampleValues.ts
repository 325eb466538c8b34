import { addRow } from '@banshi/core/form'
import type { ColumnNode, FormNode, FormValues, Json, TableNode } from '@banshi/schemas'
import { say, type Locale } from '@banshi/schemas/messages'

const sampleRows = 2

function sampleCell(column: ColumnNode, locale: Locale, row: number): Json {
  switch (column['x-component']) {
    case 'Text':
    case 'Textarea':
      return say(locale, 'field.sampleText')
    case 'Number':
      return row + 1
    case 'Money':
      return [45, 196.5][row] ?? 10
    case 'Select':
    case 'Radio':
      return column.enum[0]?.value ?? null
    case 'Date':
      return null
    case 'Checkbox':
    case 'File':
      return []
  }
}

function sampleTable(table: TableNode, locale: Locale): Json[] {
  let rows: Json[] = []
  for (let row = 0; row < sampleRows; row++) {
    const cells = Object.entries(table.items.properties)
      .filter(([, column]) => column['x-rules']?.value === undefined)
      .map(([key, column]) => [key, sampleCell(column, locale, row)] as const)
    rows = addRow(rows, Object.fromEntries(cells)).rows
  }
  return rows
}

/** What the designer's canvas shows in a form nobody fills in: a first choice, two rows; the rest shows its hints. */
export function sampleValues(properties: Record<string, FormNode>, locale: Locale): FormValues {
  const values: FormValues = {}
  for (const [key, node] of Object.entries(properties)) {
    if (node['x-component'] === 'Section') Object.assign(values, sampleValues(node.properties, locale))
    else if (node['x-rules']?.value !== undefined) continue
    else if (node['x-component'] === 'Table') values[key] = sampleTable(node, locale)
    else if (node['x-component'] === 'Select' || node['x-component'] === 'Radio') {
      values[key] = node.enum[0]?.value ?? null
    } else if (node['x-component'] === 'Checkbox') values[key] = node.enum[0] ? [node.enum[0].value] : []
  }
  return values
}
