import { Decimal } from 'decimal.js'
import * as fc from 'fast-check'
import { evaluate as feelin, unaryTest } from 'feelin'
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

interface Grammar {
  number: string
  text: string
  truth: string
  list: string
}

const grammar = fc.letrec<Grammar>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    fc.integer({ min: 0, max: 99 }).map(String),
    fc.integer({ min: 0, max: 999 }).map((n) => String(n / 10)),
    fc.constantFrom('a', 'b', 'c'),
    fc
      .tuple(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc.tuple(tie('truth'), tie('number'), tie('number')).map(([c, x, y]) => `(if ${c} then ${x} else ${y})`),
    tie('list').map((x) => `count(${x})`),
    tie('list').map((x) => `max(${x})`),
    tie('list').map((x) => `${x}[1]`),
    tie('number').map((x) => `abs(${x})`),
    tie('number').map((x) => `floor(${x})`),
    tie('text').map((x) => `string length(${x})`),
    tie('number').map((x) => `(-${x})`),
  ),
  text: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('"x"', '"中文"', '""', 's', 't'),
    fc.tuple(tie('text'), tie('text')).map(([x, y]) => `(${x} + ${y})`),
    tie('text').map((x) => `upper case(${x})`),
    fc.tuple(tie('text'), tie('text')).map(([x, y]) => `substring before(${x}, ${y})`),
    fc.tuple(tie('truth'), tie('text'), tie('text')).map(([c, x, y]) => `(if ${c} then ${x} else ${y})`),
  ),
  truth: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('flag', 'off', 'true', 'false'),
    fc
      .tuple(tie('number'), fc.constantFrom('<', '<=', '=', '!=', '>', '>='), tie('number'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc
      .tuple(tie('text'), fc.constantFrom('=', '!=', '<', '>='), tie('text'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    fc
      .tuple(tie('truth'), fc.constantFrom('and', 'or'), tie('truth'))
      .map(([x, op, y]) => `(${x} ${op} ${y})`),
    tie('truth').map((x) => `not(${x})`),
    fc.tuple(tie('number'), fc.integer({ min: 0, max: 50 })).map(([x, y]) => `(${x} between ${y} and 50)`),
    fc.tuple(tie('number'), fc.integer({ min: 0, max: 50 })).map(([x, y]) => `(${x} in [${y}..60))`),
    fc.tuple(tie('list'), tie('number')).map(([x, y]) => `(some i in ${x} satisfies i > ${y})`),
    fc.tuple(tie('list'), tie('number')).map(([x, y]) => `(every i in ${x} satisfies i > ${y})`),
    fc.tuple(tie('text'), tie('text')).map(([x, y]) => `contains(${x}, ${y})`),
  ),
  list: fc.oneof(
    { maxDepth: 3 },
    fc.constant('list'),
    fc.array(tie('number'), { minLength: 1, maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('list'), tie('number')).map(([x, y]) => `(for i in ${x} return i + ${y})`),
    fc.tuple(tie('list'), tie('number')).map(([x, y]) => `${x}[item > ${y}]`),
    tie('list').map((x) => `reverse(${x})`),
    fc.tuple(tie('list'), tie('list')).map(([x, y]) => `concatenate(${x}, ${y})`),
  ),
}))

/** feelin calculates in floats: numbers agree to 9 digits. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Number(value.toPrecision(9)) + 0 : null
  return Array.isArray(value) ? value.map(rounded) : (value ?? null)
}

/** Where floats fall on the other side of a comparison, both answers are right in their own arithmetic. */
const hasEdge = (source: string): boolean => /\/|\d\.\d/.test(source)

describe('agreement with feelin', { timeout: 120_000 }, () => {
  const any = fc.oneof(grammar.number, grammar.text, grammar.truth, grammar.list)

  it('should answer what feelin answers', () => {
    let compared = 0
    fc.assert(
      fc.property(any, (source) => {
        const compiled = compileExpression(source, scope)
        if (!compiled.ok) throw new Error(`${source}: ${JSON.stringify(compiled.problems)}`)
        const ours = compiled.expression.evaluate({ names, now })
        const theirs = rounded(feelin(source, { ...names }).value)
        if (hasEdge(source) && /[<>=]|floor|between|in \[/.test(source)) return
        compared++
        expect({ source, value: ours.ok ? rounded(ours.value) : ours.code }).toEqual({
          source,
          value: theirs,
        })
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(50)
  })

  it('should answer what feelin answers on integers, with every operator', () => {
    const whole = any.filter((source) => !hasEdge(source) && !source.includes('b'))
    fc.assert(
      fc.property(whole, (source) => {
        const compiled = compileExpression(source, scope)
        const ours = compiled.ok ? compiled.expression.evaluate({ names, now }) : undefined
        expect({ source, value: ours?.ok ? rounded(ours.value) : ours?.code }).toEqual({
          source,
          value: rounded(feelin(source, { ...names }).value),
        })
      }),
      { numRuns: 100 },
    )
  })

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
