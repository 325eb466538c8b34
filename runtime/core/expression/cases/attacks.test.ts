import type { Json } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { compileExpression, limits } from '../index.ts'
import { evaluate, now, problemCodes, scope, values } from './sample.ts'

/** `security A8`: text that tries to reach the machine through an expression. */
const payloads = [
  `constructor.constructor('return process')()`,
  `constructor.constructor("return process")()`,
  '__proto__',
  '__proto__.polluted',
  'constructor',
  'prototype',
  'globalThis',
  'process',
  'process.exit(1)',
  'require("fs")',
  'import("fs")',
  'this',
  'window',
  'eval("1")',
  'Function("return 1")()',
  'total.constructor',
  'title.constructor',
  'lines.constructor',
  'lines.__proto__',
  'p.constructor',
  'p.__proto__.x',
  'row.hasOwnProperty',
  'toString',
  'valueOf()',
  'total.toString()',
  '${"a".getClass()}',
  '{{7*7}}',
  '#{T(java.lang.Runtime)}',
  '`${process.env}`',
  '<script>alert(1)</script>',
  '(() => 1)()',
  'x => x',
  'new Date()',
  '[].constructor',
  '{}.constructor',
  '{}.__proto__',
  '"".constructor',
  '(function(x) x.constructor)(1).constructor',
  'for __proto__ in [1] return __proto__',
  '{a: 1}.constructor.constructor("x")()',
  '1 instance of constructor',
  'lines[constructor != null]',
  'lines.length',
  'kinds.map',
  'total; process',
  'function(x) external { java: { class: "java.lang.Runtime" } }',
]

describe('expressions that attack (A8)', { timeout: 60_000 }, () => {
  it.each(payloads)('should refuse %s', (text) => {
    expect(problemCodes(text).length).toBeGreaterThan(0)
    expect(problemCodes(text, { as: 'unaryTests' }).length).toBeGreaterThan(0)
  })

  it.each([
    ['v.constructor', {}],
    ['get value(v, "constructor")', {}],
    ['get value(v, "__proto__")', {}],
    ['v[constructor != null]', {}],
    ['v.x.toString', { x: 'a' }],
    ['context put(v, "__proto__", {polluted: true})', {}],
  ])('should see nothing inherited in %s', (text, v) => {
    const compiled = compileExpression(text, scope)
    if (compiled.ok) {
      const result = compiled.expression.evaluate({ names: { v: v as Json }, now })
      expect(result).toEqual({ ok: true, value: null })
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('should refuse declared names that reach a prototype', () => {
    const names = JSON.parse(
      '{"__proto__": {"kind": "any"}, "constructor": {"kind": "any"}}',
    ) as typeof scope.names
    expect(compileExpression('__proto__', { names }).ok).toBe(false)
    expect(compileExpression('constructor', { names }).ok).toBe(false)
  })

  it('should never throw, whatever the text', () => {
    const parts = [
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '.',
      '..',
      ',',
      ':',
      '?',
      '-',
      'if',
      'then',
      'for',
      'in',
      'return',
      'total',
      '中文',
      '@',
      '\\',
      '\n',
      '\u0000',
      '\ud800',
      '1',
      'e9',
      '=',
      '<',
      'not',
      'function',
      'date',
      '//',
      '/*',
      'between',
      'and',
      'partial',
      'item',
      'instance of',
      '`',
      '#',
      '$',
    ]
    let seed = 7
    const next = (): number => (seed = (seed * 48271) % 2147483647)
    for (let i = 0; i < 400; i++) {
      const text = Array.from({ length: 1 + (next() % 12) }, () => parts[next() % parts.length]).join(
        next() % 2 ? ' ' : '',
      )
      for (const as of ['expression', 'unaryTests'] as const) {
        const compiled = compileExpression(text, scope, { as })
        if (compiled.ok) compiled.expression.evaluate({ names: values, now })
        else expect(compiled.problems.length).toBeGreaterThan(0)
      }
    }
  })
})

/** `security A9`: text that tries to take all the time or memory there is. */
describe('expressions that cost (A9)', { timeout: 60_000 }, () => {
  const doubling = (first: string, again: (name: string) => string): string =>
    `{${Array.from({ length: 20 }, (_, i) => `a${i}: ${i === 0 ? first : again(`a${i - 1}`)}`).join(', ')}}`

  it.each([
    ['count(for i in 1..100000000 return i)', 'stepBudgetExceeded'],
    ['count(for i in 1..1000, j in 1..1000, k in 1..1000 return i)', 'stepBudgetExceeded'],
    ['some x in 1..100000000 satisfies x < 0', 'stepBudgetExceeded'],
    ['every x in 1..10000000, y in 1..10000000 satisfies x > 0', 'stepBudgetExceeded'],
    ['count(for d in @"0001-01-01"..@"9999-12-31" return d)', 'stepBudgetExceeded'],
    ['(function(f) f(f))(function(f) f(f))', 'recursionTooDeep'],
    ['for i in 1..8000 return [partial[-1]]', 'stepBudgetExceeded'],
    ['string((for i in 1..8000 return [partial[-1]])[-1])', 'valueTooDeep'],
    ['flatten((for i in 1..8000 return [partial[-1]])[-1])', 'valueTooDeep'],
    [
      '{a: (for i in 1..4000 return [partial[-1]])[-1], b: (for i in 1..4000 return [partial[-1]])[-1], r: a = b}.r',
      'valueTooDeep',
    ],
    ['(for i in 1..8000 return [partial[-1]])[-1].x', 'valueTooDeep'],
    ['(for i in 1..4000 return {x: partial[-1]})[-1]', 'valueTooDeep'],
    ['{y: function(f, n) f(f, n + 1), r: y(y, 0)}.r', 'recursionTooDeep'],
    ['count((for i in 1..5000 return {a: i}))', 'ok'],
    ['count(distinct values(for i in 1..5000 return {a: i}))', 'stepBudgetExceeded'],
    ['count(sort(for i in 1..20000 return i, function(a, b) a < b))', 'stepBudgetExceeded'],
    ['count(for i in 1..20000 return exp(i / 7))', 'stepBudgetExceeded'],
    ['count(for i in 1..20000 return 1.1 ** (i / 7))', 'stepBudgetExceeded'],
    ['for i in 1..1000 return (for j in 1..i return partial)', 'stepBudgetExceeded'],
    [doubling('"0123456789"', (name) => `${name} + ${name}`), 'valueTooLarge'],
    [doubling('[1]', (name) => `concatenate(${name}, ${name})`), 'stepBudgetExceeded'],
    [doubling('[1, 1]', (name) => `[${name}, ${name}]`), 'stepBudgetExceeded'],
    [`string length(string(${doubling('[1, 1]', (name) => `[${name}, ${name}]`)}))`, 'stepBudgetExceeded'],
    [
      `${doubling('[1, 1]', (name) => `[${name}, ${name}]`)}.a19 = ${doubling('[1, 1]', (name) => `[${name}, ${name}]`)}.a19`,
      'stepBudgetExceeded',
    ],
    [`count(flatten(${doubling('[1, 1]', (name) => `[${name}, ${name}]`)}.a19))`, 'stepBudgetExceeded'],
    [
      `string length(${doubling('"aaaaaaaaaa"', (name) => `replace(${name}, "a", "aa")`)}.a19)`,
      'valueTooLarge',
    ],
    [
      'count(for i in 1..2000 return matches(string join(for j in 1..50 return "aaaa"), "^(a+)+$"))',
      'stepBudgetExceeded',
    ],
  ])('should stop %.60s with %s', (text, code) => {
    const result = evaluate(text)
    expect(result.ok ? 'ok' : result.code).toBe(code)
  })

  it('should answer patterns that hang a backtracking engine', () => {
    const bomb = 'a'.repeat(3000)
    expect(evaluate(`matches("${bomb}!", "^(a+)+$")`)).toEqual({ ok: true, value: false })
    expect(evaluate(`matches("${bomb}!", "^(a|a|aa)*$")`)).toEqual({ ok: true, value: false })
    expect(problemCodes('matches(title, "((a{1000}){1000}){1000}")')).toEqual(['badPattern'])
  })

  it.each([
    [`${'('.repeat(20_000)}1${')'.repeat(20_000)}`, 'tooLong'],
    [`${'('.repeat(200)}1${')'.repeat(200)}`, 'tooDeep'],
    [`${'['.repeat(100)}1${']'.repeat(100)}`, 'tooDeep'],
    ['-'.repeat(3_900) + '1', 'tooManyWords'],
    ['-'.repeat(900) + '1', 'tooDeep'],
    [`1${' + 1'.repeat(400)}`, 'tooDeep'],
    [`[${'1, '.repeat(1_000)}1]`, 'tooManyWords'],
    [`total${'.a'.repeat(400)}`, 'tooDeep'],
    ['"' + 'x'.repeat(limits.sourceLength) + '"', 'tooLong'],
  ])('should refuse a text of too much: case %#', (text, code) => expect(problemCodes(text)).toEqual([code]))

  it('should take texts as long as real rules are', () => {
    expect(evaluate(`1${' + 1'.repeat(200)}`)).toEqual({ ok: true, value: 201 })
    expect(evaluate(`count([${Array.from({ length: 450 }, (_, i) => i).join(', ')}])`)).toEqual({
      ok: true,
      value: 450,
    })
  })

  it('should keep to a smaller budget', () => {
    const compiled = compileExpression('sum(lines.amount)', scope)
    expect(compiled.ok && compiled.expression.evaluate({ names: values, now, stepBudget: 2 })).toEqual({
      ok: false,
      code: 'stepBudgetExceeded',
      params: { budget: 2 },
    })
  })

  it('should refuse a text of 10 MB given as a value', () => {
    const huge = 'a'.repeat(10_000_000)
    expect(evaluate('matches(title, "^(a+)+$")', { title: huge })).toMatchObject({
      ok: false,
      code: 'valueTooLarge',
    })
    expect(evaluate('title + title', { title: huge })).toMatchObject({ ok: false, code: 'valueTooLarge' })
  })
})
