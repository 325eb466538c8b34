import { date as feelDate, evaluate as feelin, unaryTest } from 'feelin'
import type { Json } from '@banshi/schemas'
import { compileExpression, type ExpressionScope } from '../../../index.ts'

/** Noon in Shanghai: the same date wherever the tests run. */
export const clock = '2026-03-12T04:00:00.000Z'

const order = { name: 'order', amount: 7, paid: true }
const lines = [
  { name: 'r', amount: 12.5, paid: true },
  { name: 'x', amount: 3, paid: false },
  { name: '中文', amount: 40, paid: true },
]
const values: Record<string, Json> = {
  a: 7,
  b: 2.5,
  c: -3,
  s: '社区',
  t: 'abc',
  flag: true,
  off: false,
  list: [3, 1, 2],
  empty: [],
  words: ['b', 'a', '中文'],
  none: null,
  order,
  lines,
  on: '2026-03-11',
}

const row = {
  kind: 'context',
  fields: { name: { kind: 'string' }, amount: { kind: 'number' }, paid: { kind: 'boolean' } },
} as const
const scope: ExpressionScope = {
  names: {
    a: { kind: 'number' },
    b: { kind: 'number' },
    c: { kind: 'number' },
    s: { kind: 'string' },
    t: { kind: 'string' },
    flag: { kind: 'boolean' },
    off: { kind: 'boolean' },
    list: { kind: 'list', of: { kind: 'number' } },
    empty: { kind: 'list', of: { kind: 'number' } },
    words: { kind: 'list', of: { kind: 'string' } },
    none: { kind: 'any' },
    order: { kind: 'any' },
    lines: { kind: 'list', of: row },
    on: { kind: 'date' },
  },
}

/** Values of the other evaluator's own classes as they are written. */
export function comparable(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
  if (value === null || value === undefined || typeof value !== 'object') return value ?? null
  if (Array.isArray(value)) return value.map(comparable)
  if (Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, comparable(entry)]))
  }
  return written(value as { toString(): string })
}

/** Numbers agree in 12 significant digits; floats may fall on the other side where the 13th decides. */
function sameNumber(a: number, b: number): boolean {
  return Number(a.toPrecision(12)) === Number(b.toPrecision(12)) || Math.abs(a - b) <= 1e-13 * Math.abs(b)
}

export function agree(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') return sameNumber(a, b)
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [mine, other] = [Object.entries(a), Object.entries(b)]
  return (
    Array.isArray(a) === Array.isArray(b) &&
    mine.length === other.length &&
    mine.every(([key, value]) => Object.hasOwn(b, key) && agree(value, (b as Record<string, unknown>)[key]))
  )
}

/** A date and time with a zone as an instant, anything else in its own words. */
function written(value: { toString(): string }): string {
  const text = value.toString()
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d|@.*)$/.test(text)) return text
  return new Date(text.replace('@UTC', 'Z')).toISOString().replace('.000Z', 'Z')
}

/** What Banshi answers; problems of compilation and stops as a text that no value is. */
export function ours(source: string): unknown {
  const compiled = compileExpression(source, scope)
  if (!compiled.ok) return `refused: ${compiled.problems.map(({ code }) => code).join()}`
  const result = compiled.expression.evaluate({ names: values, now: clock })
  return result.ok ? comparable(result.value) : `stopped: ${result.code}`
}

export function theirs(source: string): unknown {
  try {
    return comparable(feelin(source, { ...values, on: feelDate('2026-03-11') }).value)
  } catch (error) {
    return `thrown: ${String(error)}`
  }
}

/** Whether a cell holds for an input; a date is `YYYY-MM-DD`. */
export function oursHolds(cell: string, input: Json, kind: 'number' | 'string' | 'date'): unknown {
  const compiled = compileExpression(cell, { names: { ...scope.names, '?': { kind } } }, { as: 'unaryTests' })
  if (!compiled.ok) return `refused: ${compiled.problems.map(({ code }) => code).join()}`
  const result = compiled.expression.evaluate({ names: { ...values, '?': input }, now: clock })
  return result.ok ? result.value === true : result.code
}

export function theirsHolds(cell: string, input: Json, kind: 'number' | 'string' | 'date'): unknown {
  const value: unknown = kind === 'date' && typeof input === 'string' ? feelDate(input) : input
  const held: unknown = unaryTest(cell, { ...values, '?': value }).value
  return held === true
}
