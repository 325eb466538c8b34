import pg from 'pg'
import { toInstant } from '../clock.ts'

const int8 = 20
const date = 1082
const timestamptz = 1184

/**
 * How values arrive in hand-written statements: `timestamptz` as ISO instants, `date` as plain dates,
 * `bigint` as numbers (ours stay below 2^53), `json` parsed, `numeric` as text.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === timestamptz) return toInstant
      if (oid === date) return (text: string) => text
      if (oid === int8) return Number
    }
    return pg.types.getTypeParser(oid, format)
  }) as pg.CustomTypesConfig['getTypeParser'],
}
