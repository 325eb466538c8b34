import type { Json } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { valueOf } from './sample.ts'

type Cases = [text: string, expected: Json][]

const lists: Cases = [
  ['sum(lines.amount)', 3260], ['sum([])', 0], ['sum([1, null, 2])', 3], ['sum(1, 2, 3)', 6], ['sum(["a"])', null], ['sum(开支 明细.小计)', 0.3],
  ['count(lines)', 3], ['count([])', 0], ['count([1, null])', 2], ['min(lines.amount)', 300.5], ['max(lines.amount)', 1890], ['max(1, 5, 3)', 5], ['min(["b","a"])', 'a'], ['max([])', null], ['min(blank, 5)', null],
  ['max(lines.date)', '2026-03-02'], ['mean([1,2,6])', 3], ['mean(1, 2)', 1.5], ['median([1,5,2])', 2], ['median([1,2,3,4])', 2.5], ['stddev([2,4,7,5])', 2.08166599946613], ['mode([6,3,9,6,6])', [6]], ['mode([6,1,9,6,1])', [1, 6]], ['product([2,3,4])', 24], ['product([])', null],
  ['all([true,true])', true], ['all([true,false,null])', false], ['all([true,null])', null], ['all([])', true], ['any([false,true])', true], ['any([false,null])', null], ['any([])', false], ['all(true, urgent)', true],
  ['list contains([1,2], 2)', true], ['list contains([1,2,null], null)', true], ['list contains(kinds, "c")', false],
  ['append([1], 2, 3)', [1, 2, 3]], ['concatenate([1], [2,3])', [1, 2, 3]], ['insert before([1,3], 1, 2)', [2, 1, 3]], ['insert before([1,3], 2, 2)', [1, 2, 3]], ['remove([1,2,3], 2)', [1, 3]], ['remove([1,2,3], -1)', [1, 2]], ['remove([1], 5)', null],
  ['reverse([1,2,3])', [3, 2, 1]], ['index of([1,2,3,2], 2)', [2, 4]], ['union([1,2],[2,3])', [1, 2, 3]], ['distinct values([1,2,3,2,1])', [1, 2, 3]], ['distinct values([[1],[1],{a:1},{a:1}])', [[1], { a: 1 }]], ['flatten([[1,2],[[3]],4])', [1, 2, 3, 4]],
  ['sublist([4,5,6], 2)', [5, 6]], ['sublist([4,5,6], 1, 2)', [4, 5]], ['sublist([4,5,6], -1)', [6]], ['list replace([2,4,7,8], 3, 6)', [2, 4, 6, 8]], ['list replace([2,4,7,8], function(item, newItem) item < newItem, 5)', [5, 5, 7, 8]],
  ['sort([3,1,2], function(x, y) x < y)', [1, 2, 3]], ['sort(lines, function(a, b) a.amount > b.amount)[1].name', '毛巾'], ['sort([3,1,2])', [1, 2, 3]], ['sort(["b","a"], function(x, y) x < y)', ['a', 'b']],
  ['lines.name', ['毛巾', '茶水', '米面']], ['lines[1].name', '毛巾'], ['lines[-1].name', '米面'], ['lines[4]', null], ['[1,2,3][2]', 2], ['[1,2,3][0]', null], ['[[1,2],[3]][1][2]', 2],
  ['lines[amount > 1000].name', ['毛巾', '米面']], ['lines[item.amount > 1000].name', ['毛巾', '米面']], ['lines[paid].name', ['毛巾', '米面']], ['lines[qty = 2 and not(paid)].amount', [300.5]], ['[1,2,3,4][item > 2]', [3, 4]], ['[1,2,3][item >= 2 and item < 3]', [2]], ['[1,2,3][> 1]', [2, 3]], ['[null, 1][item != null]', [1]],
  ['count(lines[date < on])', 3], ['lines[date = date("2026-02-28")].name', ['米面']], ['total[1]', 3260], ['[{a: 1}, {a: 2}].a', [1, 2]], ['[{a: 1}, {b: 2}].a', [1, null]], ['v.discussion.votes[item > 1]', [2, 3]],
]

const iterations: Cases = [
  ['for l in lines return l.qty * 2', [84, 4, 20]], ['for x in [1,2], y in [10,20] return x * y', [10, 20, 20, 40]], ['for x in [1,2], y in [x, 3] return y', [1, 3, 2, 3]],
  ['for i in 1..3 return i', [1, 2, 3]], ['for i in 3..1 return i', [3, 2, 1]], ['for i in count1..4 return i ** 2', [4, 9, 16]], ['for i in [1..3] return i', [1, 2, 3]], ['for i in (1..3) return i', [2]], ['for i in [] return i', []], ['for i in null return i', null],
  ['for i in 1..5 return if i <= 2 then 1 else partial[-1] + partial[-2]', [1, 1, 2, 3, 5]], ['for d in @"2026-02-27"..@"2026-03-01" return d.day', [27, 28, 1]], ['for i in 1..2 return for j in 1..2 return i * 10 + j', [[11, 12], [21, 22]]],
  ['some l in lines satisfies l.amount > 1500', true], ['every l in lines satisfies l.amount > 1500', false], ['every l in lines satisfies l.amount > 300', true], ['some x in [1,2], y in [2,3] satisfies x = y', true], ['every x in [1,2], y in [3,4] satisfies x < y', true], ['some x in [] satisfies x > 1', false], ['every x in [] satisfies x > 1', true], ['some x in null satisfies true', null],
  ['sum(for l in lines return l.qty * l.amount)', 90676], ['count(for l in lines[paid] return l)', 2], ['(function(x, y) x + y)(1, 2)', 3], ['(function(x: number) x * 2)(x: 4)', 8], ['{f: function(a) a * 2, r: f(21)}.r', 42], ['(for i in 1..3 return function(x) x + i)[2](10)', 12],
]

const contexts: Cases = [
  ['{a: 1, b: a + 1}', { a: 1, b: 2 }], ['{a: 1, b: a + 1}.b', 2], ['{a: {b: 2}}.a.b', 2], ['get value({x: 5}, "x")', 5], ['get value({x: 5}, "y")', null], ['get value({x: 5}, "constructor")', null], ['get value({x: 5}, "__proto__")', null],
  ['get entries({x: 1, y: "a"})', [{ key: 'x', value: 1 }, { key: 'y', value: 'a' }]], ['context put({x: 1}, "y", 2)', { x: 1, y: 2 }], ['context put({x: {y: 1}}, ["x", "y"], 2)', { x: { y: 2 } }], ['context put({x: 1}, "__proto__", 2)', null], ['context merge({x: 1}, {y: 2})', { x: 1, y: 2 }], ['context merge([{x: 1}, {x: 2}])', { x: 2 }],
  ['context([{key: "a", value: 1}])', { a: 1 }], ['context([{key: "constructor", value: 1}])', null], ['v.discussion.outcome = "passed"', true], ['v.nothing.more', null], ['sum(v.discussion.votes)', 6], ['v.toString', null], ['v.discussion.hasOwnProperty', null],
]

describe('expressions on lists and contexts', () => {
  it.each(lists)('should work through %s', (text, expected) => expect(valueOf(text)).toEqual(expected))
  it.each(iterations)('should repeat %s', (text, expected) => expect(valueOf(text)).toEqual(expected))
  it.each(contexts)('should look into %s', (text, expected) => expect(valueOf(text)).toEqual(expected))

  it('should read Chinese names and names with spaces', () => {
    expect(valueOf('金额 * 2')).toBe(25)
    expect(valueOf('开支 明细[小计 > 0.1].事由')).toEqual(['水'])
    expect(valueOf('for 行 in 开支 明细 return 行.小计')).toEqual([0.1, 0.2])
    expect(valueOf('{甲: 1, 乙 丙: 甲 + 1}.乙 丙')).toBe(2)
  })
})
