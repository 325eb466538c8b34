import type { ColumnNode, Json } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import type { FeelType } from '../../../expression/index.ts'
import type { DefinitionFault, Fault, FieldType, NodeOf, ValueComponent } from '../fieldType.ts'
import { masked } from '../mask.ts'
import { defineBounds } from '../numberValue.ts'

/** Rows a table can hold at all (`schemas` maxRows). */
export const mostRows = 1000

const isRow = (json: Json): json is { [key: string]: Json } =>
  json !== null && typeof json === 'object' && !Array.isArray(json) && typeof json['$row'] === 'string'

/** A sub-table; the value is a list of rows `{ $row, …columns }`. Its columns are field types too, given by the registry. */
export function tableType(
  columnTypes: (component: ColumnNode['x-component']) => FieldType<ValueComponent>,
): FieldType<'Table'> {
  const columns = (node: NodeOf<'Table'>): [string, ColumnNode][] => Object.entries(node.items.properties)
  return {
    component: 'Table',
    requiredCode: 'requiredRows',
    checksEmpty: true,
    type(node) {
      const fields: Record<string, FeelType> = Object.create(null) as Record<string, FeelType>
      for (const [key, column] of columns(node)) fields[key] = columnTypes(column['x-component']).type(column)
      return { kind: 'list', of: { kind: 'context', fields } }
    },
    empty: [],
    isEmpty: (value) => !Array.isArray(value) || value.length === 0,
    parse: (_, typed) =>
      typed.trim() === '' ? { ok: true, value: [] } : { ok: false, fault: { code: 'wrongType' } },
    accept(node, json) {
      if (json === null) return []
      if (!Array.isArray(json) || json.length > mostRows) return undefined
      const rows: Json[] = []
      for (const item of json) {
        if (!isRow(item)) return undefined
        const row = Object.create(null) as { [key: string]: Json }
        row['$row'] = item['$row'] as Json
        for (const [key, column] of columns(node)) {
          if (!Object.hasOwn(item, key)) continue
          const value = columnTypes(column['x-component']).accept(column, item[key] as Json)
          if (value === undefined) return undefined
          row[key] = value
        }
        rows.push(row)
      }
      return rows
    },
    fit: () => [],
    check(node, value) {
      const count = Array.isArray(value) ? value.length : 0
      const { minRows, maxRows } = node['x-component-props'] ?? {}
      const faults: Fault[] = []
      if (minRows !== undefined && count < minRows)
        faults.push({ code: 'tooFewRows', params: { min: minRows } })
      const most = maxRows ?? mostRows
      if (count > most) faults.push({ code: 'tooManyRows', params: { max: most } })
      return faults
    },
    mask: (_, value) => (Array.isArray(value) && value.length > 0 ? masked : []),
    format(_, value, locale) {
      if (!Array.isArray(value)) return typeof value === 'string' ? value : ''
      return value.length === 0 ? '' : say(locale, 'form.rowCount', { count: value.length })
    },
    define(node) {
      const { minRows, maxRows, totals } = node['x-component-props'] ?? {}
      const faults: DefinitionFault[] = defineBounds(minRows, maxRows)
      if (columns(node).length === 0) faults.push({ code: 'noColumns', place: 'items' })
      const found = new Map(columns(node))
      for (const key of totals ?? []) {
        const column = found.get(key)
        const place = 'x-component-props.totals'
        if (!column) faults.push({ code: 'unknownTotal', place, params: { column: key } })
        else if (column.type !== 'number')
          faults.push({ code: 'totalNotNumber', place, params: { column: column.title } })
      }
      return faults
    },
  }
}
