import { addRow, cellPath, parseText, type NodeSnapshot } from '@banshi/core/form'
import { add } from '@banshi/core/expression'
import type { ColumnNode, Json, TableNode, ValueNode } from '@banshi/schemas'
import type { FormModel } from '../../model/formModel.ts'
import { readDate } from '../date/dateText.ts'

export type Row = { [key: string]: Json }

export interface Column {
  key: string
  node: ColumnNode
  isNumber: boolean
  isComputed: boolean
}

/** One row as shown; the same object while nothing in it changed, so that only changed rows render again. */
export interface RowView {
  rowId: string
  index: number
  cells: readonly (NodeSnapshot | undefined)[]
}

export const columnsOf = (table: TableNode): Column[] =>
  Object.entries(table.items.properties).map(([key, node]) => ({
    key,
    node,
    isNumber: node.type === 'number',
    isComputed: node['x-rules']?.value !== undefined,
  }))

export const rowsOf = (value: Json | undefined): Row[] =>
  Array.isArray(value)
    ? value.filter((row): row is Row => row !== null && typeof row === 'object' && !Array.isArray(row))
    : []

export const rowIdOf = (row: Row): string => String(row['$row'] ?? '')

export function rowViews(
  model: Pick<FormModel, 'nodeAt'>,
  path: string,
  columns: readonly Column[],
  before: readonly RowView[],
): RowView[] {
  const known = new Map(before.map((view) => [view.rowId, view]))
  return rowsOf(model.nodeAt(path)?.value).map((row, index) => {
    const rowId = rowIdOf(row)
    const cells = columns.map((column) => model.nodeAt(cellPath(path, index, column.key)))
    const old = known.get(rowId)
    const same = old?.index === index && old.cells.every((cell, at) => cell === cells[at])
    return same ? old : { rowId, index, cells }
  })
}

/** Exact sum of a column; empty cells count nothing. */
export const totalOf = (views: readonly RowView[], at: number): number =>
  views.reduce((sum, view) => {
    const value = view.cells[at]?.value
    return typeof value === 'number' ? add(sum, value) : sum
  }, 0)

/** Cells of a text copied from a spreadsheet: tabs between cells, line ends between rows, quotes around either. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [['']]
  let quoted = false
  const put = (char: string): void => {
    const row = rows.at(-1)
    if (row) row[row.length - 1] += char
  }
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    const isStart = rows.at(-1)?.at(-1) === ''
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') put(text[++at] ?? '')
      else if (char === '"') quoted = false
      else put(char)
    } else if (char === '"' && isStart) quoted = true
    else if (char === '\t') rows.at(-1)?.push('')
    else if (char === '\n') rows.push([''])
    else if (char !== '\r') put(char)
  }
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop()
  return rows
}

/** What a pasted text means in a column; undefined when it cannot be read or the column takes no text. */
function pastedValue(column: ColumnNode, text: string, today: string): Json | undefined {
  const trimmed = text.trim()
  if (column['x-component'] === 'Date' && trimmed !== '') return readDate(trimmed, today)
  const read = parseText(column as ValueNode, trimmed)
  return read.ok ? read.value : undefined
}

/** The rows after a paste at a cell, with how many rows it touched and how many cells did not fit. */
export function pasteInto(options: {
  rows: readonly Row[]
  columns: readonly Column[]
  pasted: readonly (readonly string[])[]
  rowIndex: number
  columnIndex: number
  maxRows: number
  today: string
  mayWrite: (rowIndex: number, column: Column) => boolean
}): { rows: Row[]; touched: number; skipped: number } {
  let rows = [...options.rows]
  let touched = 0
  let skipped = 0
  for (const [rowOffset, cells] of options.pasted.entries()) {
    const at = options.rowIndex + rowOffset
    if (at >= options.maxRows) {
      skipped += cells.length
      continue
    }
    while (rows.length <= at) rows = addRow(rows).rows as Row[]
    const row: Row = Object.assign(Object.create(null) as Row, rows[at])
    for (const [cellOffset, text] of cells.entries()) {
      const column = options.columns[options.columnIndex + cellOffset]
      const value =
        column && options.mayWrite(at, column) ? pastedValue(column.node, text, options.today) : undefined
      if (column === undefined || value === undefined) {
        if (!column?.isComputed && text.trim() !== '') skipped += 1
      } else row[column.key] = value
    }
    rows[at] = row
    touched += 1
  }
  return { rows, touched, skipped }
}
