import { Decimal } from 'decimal.js'
import * as fc from 'fast-check'
import { unaryTest } from 'feelin'
import type { Json } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { compileExpression, type ExpressionScope } from '../index.ts'
import {
  add,
  compareNumbers,
  divide,
  exact,
  multiply,
  toJsonNumber,
  type FeelNumber,
} from '../values/number.ts'
import { now } from './sample.ts'

const D34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN })

/** Numbers of at most 15 digits, most of them amounts. */
const amount = fc.oneof(
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100),
  fc.integer({ min: -1e9, max: 1e9 }),
  fc
    .tuple(fc.maxSafeInteger(), fc.integer({ min: -9, max: 9 }))
    .map(([digits, exponent]) => Number(`${Math.trunc(digits / 10)}e${exponent}`)),
  fc.integer({ min: -999, max: 999 }).map((n) => n / 1000),
)
const text = (n: FeelNumber | null): string => (n === null ? 'null' : exact(n).toString())

describe('exact arithmetic', { timeout: 60_000 }, () => {
  it('should equal decimal arithmetic of 34 digits', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(text(add(a, b))).toBe(text(D34.add(a, b)))
        expect(text(multiply(a, b))).toBe(text(D34.mul(a, b)))
        if (b !== 0) expect(text(divide(a, b))).toBe(text(D34.div(a, b)))
        expect(compareNumbers(a, b)).toBe(new D34(a).comparedTo(b))
      }),
      { numRuns: 3000 },
    )
  })

  it('should keep chains of operations exact', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('+', '*', '/'), amount), { maxLength: 8 }),
        amount,
        (steps, first) => {
          let ours: FeelNumber | null = first
          let exactly = new D34(first)
          for (const [operator, n] of steps) {
            if (ours === null || (operator === '/' && n === 0)) return
            ours = operator === '+' ? add(ours, n) : operator === '*' ? multiply(ours, n) : divide(ours, n)
            exactly = operator === '+' ? exactly.add(n) : operator === '*' ? exactly.mul(n) : exactly.div(n)
          }
          expect(ours !== null && exact(ours).eq(exactly)).toBe(true)
          const shown = ours === null ? null : toJsonNumber(ours)
          expect(shown).toBe(Number(exactly.toPrecision(15)))
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('should sum a column of amounts exactly', () => {
    const scope: ExpressionScope = {
      names: { lines: { kind: 'list', of: { kind: 'context', fields: { amount: { kind: 'number' } } } } },
    }
    const compiled = compileExpression('sum(lines.amount)', scope)
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 60 }), (amounts) => {
        const lines = amounts.map((each) => ({ amount: each }))
        const result = compiled.ok ? compiled.expression.evaluate({ names: { lines }, now }) : undefined
        const expected = amounts.reduce((total, each) => total.add(each), new D34(0))
        expect(result).toEqual({ ok: true, value: Number(expected.toPrecision(15)) })
      }),
    )
  })
})

const names: Record<string, Json> = {
  a: 7,
  b: 2.5,
  c: -3,
  s: '社区',
  t: 'abc',
  flag: true,
  off: false,
  list: [3, 1, 2],
  none: null,
}
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
    none: { kind: 'any' },
  },
}

describe('cells of decision tables', () => {
  it.each([
    '-',
    '> 5',
    '[1..7]',
    '(1..7)',
    '5,7',
    'not(5,7)',
    '< a',
    '? > 3',
    '? = a',
    '"x"',
    'null',
    'not(> 5)',
  ])('should hold cells %s like feelin', (cell) => {
    const compiled = compileExpression(
      cell,
      { names: { ...scope.names, '?': { kind: 'any' } } },
      { as: 'unaryTests' },
    )
    for (const input of cell.includes('..') ? [0, 1, 5, 7, 8] : [0, 1, 5, 7, 8, 'x', null]) {
      const ours = compiled.ok
        ? compiled.expression.evaluate({ names: { ...names, '?': input }, now })
        : undefined
      const theirs: unknown = unaryTest(cell, { ...names, '?': input }).value
      expect({ input, value: ours?.ok && ours.value }).toEqual({ input, value: theirs === true })
    }
  })
})
