import type { Json } from '@banshi/schemas'

type Row = { [key: string]: Json }

const numberOf = (id: Json | undefined): number =>
  typeof id === 'string' && /^r[1-9]\d{0,8}$/.test(id) ? Number(id.slice(1)) : 0

/** The id of a row, or undefined when it is none. */
export const rowIdOf = (row: Json): string | undefined =>
  row !== null && typeof row === 'object' && !Array.isArray(row) && typeof row['$row'] === 'string'
    ? row['$row']
    : undefined

/** Highest number among ids `r<n>`; ids above it are free. */
export const highestRowNumber = (rows: readonly Json[]): number =>
  rows.reduce<number>((highest, row) => Math.max(highest, numberOf(rowIdOf(row))), 0)

/** An id a new row may take: `r<n>` above all that are there. */
export const isNewRowId = (id: string, highest: number): boolean => numberOf(id) > highest

const made = (rowId: string, values: Row): Row => {
  const row = Object.create(null) as Row
  for (const key of Object.keys(values)) row[key] = values[key] as Json
  row['$row'] = rowId
  return row
}

/** A row at the end with an id never used in these rows. */
export function addRow(rows: readonly Json[], values: Row = {}): { rows: Json[]; rowId: string } {
  const rowId = `r${highestRowNumber(rows) + 1}`
  return { rows: [...rows, made(rowId, values)], rowId }
}

export const removeRow = (rows: readonly Json[], rowId: string): Json[] =>
  rows.filter((row) => rowIdOf(row) !== rowId)

/** The row at another place; the place is bounded by the table. */
export function moveRow(rows: readonly Json[], rowId: string, toIndex: number): Json[] {
  const row = rows.find((candidate) => rowIdOf(candidate) === rowId)
  if (row === undefined) return [...rows]
  const others = removeRow(rows, rowId)
  const place = Math.max(0, Math.min(others.length, toIndex))
  return [...others.slice(0, place), row, ...others.slice(place)]
}

/** A copy below the row, with its own id. */
export function duplicateRow(
  rows: readonly Json[],
  rowId: string,
): { rows: Json[]; rowId: string } | undefined {
  const at = rows.findIndex((row) => rowIdOf(row) === rowId)
  if (at < 0) return undefined
  const copyId = `r${highestRowNumber(rows) + 1}`
  const copy = made(copyId, structuredClone(rows[at]) as Row)
  return { rows: [...rows.slice(0, at + 1), copy, ...rows.slice(at + 1)], rowId: copyId }
}
