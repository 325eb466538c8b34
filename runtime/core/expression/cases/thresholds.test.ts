import type { Json } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../index.ts'
import { now, problemCodes, scope, valueOf, values } from './sample.ts'

describe('thresholds', () => {
  it.each<[string, Json]>([
    ['p.selfLimit', 3000],
    ['p.selfLimit + 1', 3001],
    ['p.selfLimit * 2 = 6000', true],
    ['{limit: p.selfLimit}.limit', 3000],
    ['max(p.selfLimit, 1)', 3000],
    ['meets(3000, p.selfLimit)', true],
    ['meets(3000.01, p.selfLimit)', false],
    ['meets(5000, p.bigLimit)', true],
    ['meets(4999.99, p.bigLimit)', false],
    ['meets(total, p.above)', false],
    ['meets(total + 0.01, p.above)', true],
    ['meets(total, p.below)', false],
    ['meets(total - 0.01, p.below)', true],
    ['meets(blank, p.below)', null],
    ['meets(sum(lines.amount), p.bigLimit)', false],
    ['string(p.selfLimit)', '3000'],
  ])('should answer %s', (text, expected) => expect(valueOf(text)).toEqual(expected))

  it('should keep the comparator when the type of the parameters is not known', () => {
    const compiled = compileExpression('meets(3000, p.limit)', { names: { p: { kind: 'any' } } })
    const p = { limit: { value: 3000, comparator: '>' } }
    expect(compiled.ok && compiled.expression.evaluate({ names: { p }, now })).toEqual({
      ok: true,
      value: false,
    })
  })

  it('should warn at a bare comparison and not between two thresholds', () => {
    const warnings = (text: string): unknown => {
      const compiled = compileExpression(text, scope)
      return compiled.ok && compiled.expression.warnings
    }
    expect(warnings('total <= p.selfLimit')).toEqual([
      { code: 'bareThresholdComparison', params: { name: 'p.selfLimit' }, from: 0, to: 20 },
    ])
    expect(warnings('total between 1 and p.selfLimit')).toHaveLength(1)
    expect(warnings('p.selfLimit < p.bigLimit')).toEqual([])
    expect(warnings('meets(total, p.selfLimit)')).toEqual([])
  })

  it('should refuse to meet what is no threshold', () => {
    expect(problemCodes('meets(total, p.days)')).toEqual(['needsThreshold'])
    expect(problemCodes('meets(total, 5)')).toEqual(['needsThreshold'])
    expect(problemCodes('meets(title, p.selfLimit)')).toEqual(['needsNumber'])
    expect(problemCodes('meets(total)')).toEqual(['wrongArgumentCount'])
  })
})

describe('cells of decision tables', () => {
  const cell = (text: string, input: Json): Json | string => {
    const names = { ...scope.names, '?': { kind: 'any' as const } }
    const compiled = compileExpression(text, { names }, { as: 'unaryTests' })
    if (!compiled.ok) return compiled.problems.map((problem) => problem.code).join()
    const result = compiled.expression.evaluate({ names: { ...values, '?': input }, now })
    return result.ok ? result.value : result.code
  }

  it.each<[string, Json, boolean]>([
    ['-', 1, true],
    ['-', null, true],
    ['> 5', 6, true],
    ['> 5', 5, false],
    ['>= 5', 5, true],
    ['< 5', 5, false],
    ['<= p.days', 7, true],
    ['5', 5, true],
    ['5', 6, false],
    ['= 5', 5, true],
    ['!= 5', 6, true],
    ['[1..3]', 2, true],
    ['(1..3)', 3, false],
    ['"a","b"', 'b', true],
    ['"a","b"', 'c', false],
    ['not("a","b")', 'c', true],
    ['not("a","b")', 'a', false],
    ['not(> 5)', 6, false],
    ['? > 3', 4, true],
    ['? > 3', 3, false],
    ['? * 2 = total', 1630, true],
    ['contains(?, "困")', '困难', true],
    ['null', null, true],
    ['null', 1, false],
    ['true', true, true],
    ['true', false, false],
    ['false', false, true],
    ['total > 1000', 5, true],
    ['total', 3260, true],
    ['kinds', 'a', true],
    ['> 5, < 1', 0, true],
    ['@"2026-03-11"', '2026-03-11', false],
    ['> 5', null, false],
    ['> 5', 'x', false],
  ])('should hold %s against %j', (text, input, expected) => expect(cell(text, input)).toBe(expected))

  it('should check the kind of the column', () => {
    const scoped = { names: { '?': { kind: 'number' as const } } }
    expect(compileExpression('"a"', scoped, { as: 'unaryTests' })).toMatchObject({
      ok: false,
      problems: [{ code: 'cannotTest' }],
    })
    expect(compileExpression('> 5', scoped, { as: 'unaryTests' })).toMatchObject({ ok: true })
    expect(cell('constructor', 1)).toBe('unknownName')
  })

  it('should compare dates with a column of dates', () => {
    const compiled = compileExpression(
      '> @"2026-03-01"',
      { names: { '?': { kind: 'date' } } },
      { as: 'unaryTests' },
    )
    expect(compiled.ok && compiled.expression.evaluate({ names: { '?': '2026-03-11' }, now })).toEqual({
      ok: true,
      value: true,
    })
  })
})
