import type { Json } from '@banshi/schemas'
import {
  compileExpression,
  type CompileOptions,
  type EvaluationResult,
  type ExpressionScope,
} from '../index.ts'

/** A committee expense (T03) as expressions see it: what the tables of cases are evaluated against. */
export const scope: ExpressionScope = {
  names: {
    total: { kind: 'number' },
    count1: { kind: 'number' },
    blank: { kind: 'number' },
    title: { kind: 'string' },
    urgent: { kind: 'boolean' },
    on: { kind: 'date' },
    kinds: { kind: 'list', of: { kind: 'string' } },
    lines: {
      kind: 'list',
      of: {
        kind: 'context',
        fields: {
          name: { kind: 'string' },
          qty: { kind: 'number' },
          amount: { kind: 'number' },
          date: { kind: 'date' },
          paid: { kind: 'boolean' },
        },
      },
    },
    金额: { kind: 'number' },
    '开支 明细': {
      kind: 'list',
      of: { kind: 'context', fields: { 小计: { kind: 'number' }, 事由: { kind: 'string' } } },
    },
    p: {
      kind: 'context',
      fields: {
        selfLimit: { kind: 'threshold' },
        bigLimit: { kind: 'threshold' },
        above: { kind: 'threshold' },
        below: { kind: 'threshold' },
        days: { kind: 'number' },
        name: { kind: 'string' },
      },
    },
    v: { kind: 'any' },
    case: { kind: 'context', fields: { startedAt: { kind: 'datetime' } } },
    row: { kind: 'context', fields: { qty: { kind: 'number' }, price: { kind: 'number' } } },
  },
}

export const values: Record<string, Json> = {
  total: 3260,
  count1: 2,
  blank: null,
  title: '慰问困难家庭',
  urgent: true,
  on: '2026-03-11',
  kinds: ['a', 'b'],
  lines: [
    { name: '毛巾', qty: 42, amount: 1890, date: '2026-03-01', paid: true },
    { name: '茶水', qty: 2, amount: 300.5, date: '2026-03-02', paid: false },
    { name: '米面', qty: 10, amount: 1069.5, date: '2026-02-28', paid: true },
  ],
  金额: 12.5,
  '开支 明细': [
    { 小计: 0.1, 事由: '茶' },
    { 小计: 0.2, 事由: '水' },
  ],
  p: {
    selfLimit: { value: 3000, comparator: '<=' },
    bigLimit: { value: 5000, comparator: '>=' },
    above: { value: 3260, comparator: '>' },
    below: { value: 3260, comparator: '<' },
    days: 7,
    name: '翠园社区',
  },
  v: { discussion: { outcome: 'passed', votes: [1, 2, 3] }, 'a b': 5 },
  case: { startedAt: '2026-03-10T16:30:00.000Z' },
  row: { qty: 3, price: 1.1 },
}

/** 2026-03-12 01:30 in Shanghai. */
export const now = '2026-03-11T17:30:00Z'

export function evaluate(
  text: string,
  names: Record<string, Json> = values,
  options?: CompileOptions,
): EvaluationResult {
  const compiled = compileExpression(text, scope, options)
  if (!compiled.ok) throw new Error(`${text}: ${JSON.stringify(compiled.problems)}`)
  return compiled.expression.evaluate({ names, now })
}

export function valueOf(text: string, names?: Record<string, Json>): Json {
  const result = evaluate(text, names)
  if (!result.ok) throw new Error(`${text}: ${result.code}`)
  return result.value
}

export function problemCodes(text: string, options?: CompileOptions): string[] {
  const compiled = compileExpression(text, scope, options)
  return compiled.ok ? [] : compiled.problems.map((problem) => problem.code)
}
