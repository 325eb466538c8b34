import { forbiddenKeys } from '@banshi/schemas'

/** A place in the values: a root key, or one cell of a table. */
export interface FieldPath {
  key: string
  index?: number
  column?: string
}

const shape = /^([\p{L}_][\p{L}\p{N}_]*)(?:\[(\d{1,6})\](?:\.([\p{L}_][\p{L}\p{N}_]*))?)?$/u

/** `total`, `lines[0]`, `lines[0].qty`; undefined for any other text and for keys that reach a prototype (`security A11`). */
export function parsePath(path: string): FieldPath | undefined {
  const match = path.length <= 256 ? shape.exec(path) : null
  if (!match) return undefined
  const [, key = '', index, column] = match
  if (forbiddenKeys.has(key) || (column !== undefined && forbiddenKeys.has(column))) return undefined
  if (index === undefined) return { key }
  return column === undefined ? { key, index: Number(index) } : { key, index: Number(index), column }
}

/** The path of one cell. */
export const cellPath = (table: string, index: number, column: string): string =>
  `${table}[${index}].${column}`

/** The field's place in the definition: `lines[0].qty` → `lines.qty`. */
export const definitionPath = (path: string): string => path.replace(/\[\d+\]/u, '')
