import { messages } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../index.ts'
import { evaluate, now, problemCodes, scope, values } from './sample.ts'

describe('problems of expressions', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['1 +', 'syntaxError'],
    ['(1', 'syntaxError'],
    ['1)', 'syntaxError'],
    ['"a', 'syntaxError'],
    ['if total > 1 then 2', 'syntaxError'],
    ['1; 2', 'syntaxError'],
    ['total = 1 total', 'syntaxError'],
    ['totl > 1', 'unknownName'],
    ['lines.amout', 'unknownName'],
    ['p.selfLimt', 'unknownName'],
    ['row.x', 'unknownName'],
    ['on.years', 'unknownName'],
    ['lines[amout > 1]', 'unknownName'],
    ['item', 'unknownName'],
    ['partial', 'unknownName'],
    ['?', 'unknownName'],
    ['sum', 'unknownName'],
    ['foo(1)', 'unknownFunction'],
    ['suum(lines.amount)', 'unknownFunction'],
    ['substring("a")', 'wrongArgumentCount'],
    ['now(1)', 'wrongArgumentCount'],
    ['count(1, 2)', 'wrongArgumentCount'],
    ['substring(string: "a", begin: 1)', 'unknownParameter'],
    ['substring(string: "a")', 'missingParameter'],
    ['total(1)', 'needsFunction'],
    ['title > 1', 'cannotCompare'],
    ['title = 1', 'cannotCompare'],
    ['urgent < true', 'cannotCompare'],
    ['on > 5', 'cannotCompare'],
    ['on = "2026-03-11"', 'cannotCompare'],
    ['total between "a" and 5', 'cannotCompare'],
    ['lines > 1', 'cannotCompare'],
    ['total in ("a")', 'cannotTest'],
    ['total in > "a"', 'cannotTest'],
    ['urgent + 1', 'cannotCalculate'],
    ['title + 1', 'cannotCalculate'],
    ['title * 2', 'cannotCalculate'],
    ['on + 1', 'cannotCalculate'],
    ['on * 2', 'cannotCalculate'],
    ['lines + 1', 'cannotCalculate'],
    ['-title', 'needsNumber'],
    ['total and urgent', 'needsYesNo'],
    ['urgent or title', 'needsYesNo'],
    ['if total then 1 else 2', 'needsYesNo'],
    ['lines["a"]', 'needsYesNo'],
    ['string length(total)', 'needsText'],
    ['floor(title)', 'needsNumber'],
    ['not(total)', 'needsYesNo'],
    ['sort(lines, 1)', 'needsFunction'],
    ['get value(total, "a")', 'needsContext'],
    ['overlaps(1, [1..2])', 'needsRange'],
    ['@"2026-02-30"', 'badTemporal'],
    ['date("2026-13-01")', 'badTemporal'],
    ['duration("7 days")', 'badTemporal'],
    ['time("25:00:00")', 'badTemporal'],
    ['matches(title, "(")', 'badPattern'],
    ['matches(title, "(?=a)")', 'badPattern'],
    ['{constructor: 1}', 'forbiddenName'],
    ['{"__proto__": 1}', 'forbiddenName'],
    ['total instance of banana', 'unknownType'],
    [`${'9'.repeat(60)}`, 'numberTooLong'],
    ['function(x) external {java: {}}', 'notSupported'],
  ])('should refuse %s with %s', (text, code) => expect(problemCodes(text)).toContain(code))

  it('should say where a name is wrong and what may be meant', () => {
    expect(compileExpression('1 + totl', scope)).toEqual({
      ok: false,
      problems: [{ code: 'unknownName', params: { name: 'totl', suggestion: 'total' }, from: 4, to: 8 }],
    })
    expect(compileExpression('sum(lines.amuont)', scope)).toMatchObject({
      problems: [{ code: 'unknownName', params: { name: 'amuont', suggestion: 'amount' }, from: 10, to: 16 }],
    })
    expect(compileExpression('stringlength(title)', scope)).toMatchObject({
      problems: [{ code: 'unknownFunction', params: { suggestion: 'string length' } }],
    })
  })

  it('should find every problem of a text at once', () => {
    expect(problemCodes('totl > 1 and urgnt and foo(x)')).toEqual([
      'unknownName',
      'unknownName',
      'unknownName',
      'unknownFunction',
    ])
  })

  it('should hold a result against what is expected', () => {
    expect(problemCodes('total + 1', { expects: { kind: 'boolean' } })).toEqual(['needsYesNo'])
    expect(problemCodes('total > 1', { expects: { kind: 'boolean' } })).toEqual([])
    expect(problemCodes('v.anything', { expects: { kind: 'boolean' } })).toEqual([])
    expect(problemCodes('null', { expects: { kind: 'number' } })).toEqual([])
    expect(problemCodes('kinds', { expects: { kind: 'list', of: { kind: 'string' } } })).toEqual([])
    expect(problemCodes('p.selfLimit', { expects: { kind: 'number' } })).toEqual([])
  })

  it('should name the paths an expression reads', () => {
    const paths = (text: string): unknown => {
      const compiled = compileExpression(text, scope)
      return compiled.ok ? compiled.expression.dependencies : compiled.problems
    }
    expect(paths('sum(lines.amount) > p.days')).toEqual([
      ['lines', 'amount'],
      ['p', 'days'],
    ])
    expect(paths('meets(total, p.selfLimit) and total > 1')).toEqual([['total'], ['p', 'selfLimit']])
    expect(paths('lines[amount > 3].name')).toEqual([['lines']])
    expect(paths('row.qty * row.price')).toEqual([
      ['row', 'qty'],
      ['row', 'price'],
    ])
    expect(paths('v.discussion.outcome = "passed"')).toEqual([['v', 'discussion', 'outcome']])
    expect(paths('on.year')).toEqual([['on']])
    expect(paths('for x in 1..2 return x')).toEqual([])
  })

  it('should read names one by one from a function', () => {
    const compiled = compileExpression('if urgent then total else sum(lines.amount)', scope)
    const asked: string[] = []
    const get = (name: string): (typeof values)[string] | undefined => (asked.push(name), values[name])
    expect(compiled.ok && compiled.expression.evaluate({ get, now })).toEqual({ ok: true, value: 3260 })
    expect(asked).toEqual(['urgent', 'total'])
  })

  it('should answer null for missing and wrong values', () => {
    expect(evaluate('total + 1', {})).toEqual({ ok: true, value: null })
    expect(evaluate('total + 1', { total: 'x' })).toEqual({ ok: true, value: null })
    expect(evaluate('sum(lines.amount)', { lines: null })).toEqual({ ok: true, value: 0 })
    expect(evaluate('count(lines)', { lines: null })).toEqual({ ok: true, value: null })
    expect(evaluate('on > @"2026-01-01"', { on: 'soon' })).toEqual({ ok: true, value: null })
  })

  it('should have words for every code in both languages', () => {
    expect(Object.keys(messages['zh-CN']['expression'] ?? {})).toEqual(
      Object.keys(messages['en']['expression'] ?? {}),
    )
  })
})
