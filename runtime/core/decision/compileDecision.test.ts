import type { DecisionTable, Json } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ExpressionScope } from '../expression/index.ts'
import { compileDecision } from './index.ts'

const scope: ExpressionScope = {
  names: {
    total: { kind: 'number' },
    kind: { kind: 'string' },
    on: { kind: 'date' },
    lines: { kind: 'list', of: { kind: 'context', fields: { amount: { kind: 'number' } } } },
    p: {
      kind: 'context',
      fields: { limit: { kind: 'threshold' }, bigLimit: { kind: 'threshold' }, days: { kind: 'number' } },
    },
  },
}
const values: Record<string, Json> = {
  total: 3000,
  kind: '慰问',
  on: '2026-03-11',
  lines: [{ amount: 1 }, { amount: 2 }],
  p: { limit: { value: 3000, comparator: '<=' }, bigLimit: { value: 3000, comparator: '>' }, days: 7 },
}
const now = '2026-03-12T02:00:00.000Z'

interface Draft {
  hitPolicy?: DecisionTable['hitPolicy']
  inputs?: string[]
  outputs?: (string | { key: string; values: string[] })[]
  /** Tests and results, divided by `|`. */
  rules: string[]
}

function aTable({ hitPolicy = 'U', inputs = ['total'], outputs = ['route'], rules }: Draft): DecisionTable {
  const cut = (text: string | undefined): string[] =>
    text?.trim() ? text.split(';').map((cell) => cell.trim()) : []
  return {
    id: 'table',
    key: 'routing',
    name: '分流',
    hitPolicy,
    inputs: inputs.map((expression, column) => ({ id: `in${column}`, label: `列${column}`, expression })),
    outputs: outputs.map((output, column) => ({
      id: `out${column}`,
      label: '',
      ...(typeof output === 'string' ? { key: output } : output),
    })),
    rules: rules.map((rule, index) => {
      const [tests, results] = rule.split('|')
      return { id: `rule${index + 1}`, tests: cut(tests), results: cut(results) }
    }),
  }
}

function outcome(draft: Draft, more: Record<string, Json> = {}): unknown {
  const compiled = compileDecision(aTable(draft), scope)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const result = compiled.decision.evaluate({ names: { ...values, ...more }, now })
  return result.ok ? result.value : result.error
}
const problems = (draft: Draft): unknown => {
  const compiled = compileDecision(aTable(draft), scope)
  return (compiled.ok ? compiled.warnings : compiled.problems).map(({ code, elementId, place }) =>
    [code, elementId, place].filter((part) => part !== undefined),
  )
}

describe('decision table', () => {
  const sizes = ['< 1000 | "small"', '[1000..3000] | "middle"', '> 3000 | "large"']

  it.each([
    [999.99, 'small'],
    [1000, 'middle'],
    [3000, 'middle'],
    [3000.01, 'large'],
    [null, null],
  ])('should answer for %s: %s', (total, expected) => {
    expect(outcome({ rules: sizes }, { total })).toBe(expected)
  })

  it('should give several outputs as a context', () => {
    expect(outcome({ outputs: ['route', 'days'], rules: ['- | "street"; p.days * 2'] })).toEqual({
      route: 'street',
      days: 14,
    })
  })

  it('should hold a rule only when every column holds, an empty cell always', () => {
    const rules = ['> 1; "其他" | 1', '; "慰问","补助" | 2', 'not(3000); - | 3']
    expect(outcome({ hitPolicy: 'C', inputs: ['total', 'kind'], rules })).toEqual([2])
  })

  it('should hold a rule without columns', () => {
    expect(outcome({ inputs: [], rules: [' | total + 1'] })).toBe(3001)
  })

  it('should apply the comparator of a parameter in a cell', () => {
    const rules = ['meets(?, p.limit) | "self"', 'meets(?, p.bigLimit) | "meeting"']
    expect(outcome({ rules })).toBe('self')
    expect(outcome({ rules }, { total: 3000.01 })).toBe('meeting')
  })

  it('should warn at a parameter whose comparator a cell passes over', () => {
    expect(
      problems({ rules: ['<= p.limit | 1', 'p.limit | 2', 'meets(?, p.limit) | 3', 'p.days | 4'] }),
    ).toEqual([
      ['expression.bareThresholdComparison', 'rule1', 'tests.0'],
      ['expression.bareThresholdComparison', 'rule2', 'tests.0'],
    ])
  })

  it('should compare dates and computed inputs', () => {
    const rules = ['> date("2026-03-01"); 3 | "late"']
    expect(outcome({ inputs: ['on', 'sum(lines.amount)'], rules })).toBe('late')
  })

  it('should read values by name and never the input outside its cells', () => {
    const compiled = compileDecision(aTable({ rules: ['? > p.days | total'] }), scope)
    if (!compiled.ok) throw new Error('refused')
    const asked = new Set<string>()
    const get = (name: string): Json | undefined => {
      asked.add(name)
      return values[name]
    }
    expect(compiled.decision.evaluate({ get, now })).toEqual({ ok: true, value: 3000 })
    expect([...asked].toSorted()).toEqual(['p', 'total'])
    expect(compiled.decision.dependencies).toEqual([['total'], ['p', 'days']])
    expect(compiled.decision.type).toEqual({ kind: 'number' })
  })

  it('should stop what costs too much', () => {
    const rules = ['count(for i in 1..2000000 return i) > 1 | 1']
    expect(outcome({ rules })).toMatchObject({ code: 'expression.stepBudgetExceeded' })
  })
})

describe('hit policy', () => {
  const both = ['> 1 | 20', '> 2 | 10', '< 1 | 5', '> 3 | 10']
  const none = ['< 1 | 20']
  const listed = (rules: string[]): Draft => ({
    hitPolicy: 'P',
    outputs: [{ key: 'risk', values: ['high', '"middle"', 'low'] }],
    rules,
  })

  it.each([
    ['F', 20, null],
    ['R', [20, 10, 10], []],
    ['C', [20, 10, 10], []],
    ['C+', 40, null],
    ['C#', 3, 0],
    ['C<', 10, null],
    ['C>', 20, null],
  ] as const)('should combine by %s', (hitPolicy, expected, empty) => {
    expect(outcome({ hitPolicy, rules: both })).toEqual(expected)
    expect(outcome({ hitPolicy, rules: none })).toEqual(empty)
  })

  it('U should refuse two rules that hold, even with one result', () => {
    expect(outcome({ rules: ['> 9000 | 1', '> 1 | 1', '> 2 | 1'] })).toEqual({
      code: 'decision.notUnique',
      params: { name: '分流', first: 2, second: 3 },
    })
  })

  it('A should allow several rules with one result alone', () => {
    expect(outcome({ hitPolicy: 'A', rules: ['> 1 | [1, {a: 2}]', '> 2 | [1, {a: 1 + 1}]'] })).toEqual([
      1,
      { a: 2 },
    ])
    expect(outcome({ hitPolicy: 'A', rules: none })).toBeNull()
    expect(outcome({ hitPolicy: 'A', rules: ['> 1 | 1', '> 2 | 1', '> 3 | 2'] })).toEqual({
      code: 'decision.notAny',
      params: { name: '分流', first: 1, second: 3 },
    })
  })

  it('P should take the result listed first, column by column', () => {
    expect(outcome(listed(['> 1 | "low"', '> 2 | "middle"', '< 1 | "high"']))).toBe('middle')
    expect(outcome(listed(['> 1 | if total > 1 then "unlisted" else "high"', '> 2 | "low"']))).toBe('low')
    expect(
      outcome({
        hitPolicy: 'P',
        outputs: [{ key: 'a', values: ['x', 'y'] }, 'free', { key: 'b', values: ['1', '2'] }],
        rules: ['> 1 | "y"; 0; 1', '> 2 | "x"; 1; 2', '> 3 | "x"; 2; 1'],
      }),
    ).toEqual({ a: 'x', free: 2, b: 1 })
  })

  it('C+ should add exactly, and refuse what is no number', () => {
    expect(outcome({ hitPolicy: 'C+', rules: ['> 1 | 0.1', '> 2 | 0.2'] })).toBe(0.3)
    expect(outcome({ hitPolicy: 'C+', rules: ['> 1 | 0.1', '> 2 | "x"'] })).toMatchObject({
      code: 'decision.notNumbers',
    })
  })

  it('C< and C> should compare texts and dates, and refuse a mixture', () => {
    const dates = ['> 1 | date("2026-03-02")', '> 2 | date("2025-12-31")']
    expect(outcome({ hitPolicy: 'C<', rules: dates })).toBe('2025-12-31')
    expect(outcome({ hitPolicy: 'C>', rules: dates })).toBe('2026-03-02')
    expect(outcome({ hitPolicy: 'C>', rules: ['> 1 | 1', '> 2 | "x"'] })).toMatchObject({
      code: 'decision.notComparable',
    })
  })

  it('should agree with one another on every table of numbers', () => {
    const rule = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: -99, max: 99 }))
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 0, max: 9 }),
        (drawn, total) => {
          const rules = drawn.map(([least, result]) => `>= ${least} | ${result}`)
          const by = (hitPolicy: DecisionTable['hitPolicy']): unknown =>
            outcome({ hitPolicy, rules }, { total })
          const hits = drawn.filter(([least]) => total >= least).map(([, result]) => result)
          expect(by('C')).toEqual(hits)
          expect(by('R')).toEqual(hits)
          expect(by('F')).toBe(hits[0] ?? null)
          expect(by('C#')).toBe(hits.length)
          expect(by('C+')).toBe(hits.length === 0 ? null : hits.reduce((sum, n) => sum + n, 0))
          expect(by('C<')).toBe(hits.length === 0 ? null : Math.min(...hits))
          expect(by('C>')).toBe(hits.length === 0 ? null : Math.max(...hits))
          expect(by('U')).toEqual(
            hits.length > 1 ? expect.objectContaining({ code: 'decision.notUnique' }) : by('F'),
          )
          expect(by('A')).toEqual(
            new Set(hits).size > 1 ? expect.objectContaining({ code: 'decision.notAny' }) : by('F'),
          )
        },
      ),
    )
  })
})

describe('problems of a table', () => {
  it('should name row and column', () => {
    const compiled = compileDecision(
      aTable({ inputs: ['totl'], outputs: ['a', 'b'], rules: ['- | 1; 2', '> | nothing; '] }),
      scope,
    )
    expect(compiled).toMatchObject({
      ok: false,
      problems: [
        { code: 'expression.unknownName', elementId: 'in0', place: 'expression', params: { name: 'totl' } },
        {
          code: 'expression.syntaxError',
          severity: 'error',
          part: 'decisions',
          elementId: 'rule2',
          elementName: '分流',
          place: 'tests.0',
          params: { row: 2, column: '列0' },
        },
        {
          code: 'expression.unknownName',
          elementId: 'rule2',
          place: 'results.0',
          params: { row: 2, column: 'a' },
        },
        { code: 'expression.empty', elementId: 'rule2', place: 'results.1' },
      ],
    })
  })

  it.each<[string, Draft, string[][]]>([
    ['no rule', { rules: [] }, [['decision.noRules', 'table']]],
    ['no output', { outputs: [], rules: ['- |'] }, [['decision.noOutputs', 'table']]],
    ['a row too short', { rules: [' | 1'] }, [['decision.rowLength', 'rule1']]],
    [
      'two outputs to add up',
      { hitPolicy: 'C+', outputs: ['a', 'b'], rules: ['- | 1; 2'] },
      [['decision.oneOutputOnly', 'table']],
    ],
    ['an output twice', { outputs: ['a', 'a'], rules: ['- | 1; 2'] }, [['decision.outputTwice', 'out1']]],
    ['no order', { hitPolicy: 'P', rules: ['- | 1'] }, [['decision.priorityNeedsValues', 'table']]],
    [
      'a result that is not listed',
      { outputs: [{ key: 'a', values: ['x', '"y"'] }], rules: ['- | "y"', '- | "z"'] },
      [['decision.valueNotListed', 'rule2', 'results.0']],
    ],
    ['a test of another kind', { rules: ['"x" | 1'] }, [['expression.cannotTest', 'rule1', 'tests.0']]],
  ])('should find %s', (_what, draft, expected) => {
    expect(problems(draft)).toEqual(expected)
  })
})
