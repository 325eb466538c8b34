import type { Json } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { valueOf } from './sample.ts'

type Cases = [text: string, expected: Json][]

const numbers: Cases = [
  ['1 + 2 * 3', 7], ['(1 + 2) * 3', 9], ['0.1 + 0.2', 0.3], ['0.1 * 3', 0.3], ['0.3 - 0.1', 0.2], ['1.005 * 100', 100.5],
  ['10 / 4', 2.5], ['1 / 3', 0.333333333333333], ['1 / 3 * 3', 1], ['2 / 3 + 1 / 3', 1], ['1 / 0', null], ['0 / 0', null],
  ['2 ** 10', 1024], ['2 ** -1', 0.5], ['4 ** 0.5', 2], ['2 ^ 3', 8], ['-2 ** 2', 4], ['-total', -3260], ['- -1', 1],
  ['.5 + 1', 1.5], ['1.5e3', 1500], ['1e-2', 0.01], ['total - count1', 3258], ['total * 0.01', 32.6], ['blank + 1', null],
  ['999999999999999 + 1', 1e15], ['123456789.123456 * 1000000', 123456789123456], ['19.99 * 3', 59.97],
  ['0.1 + 0.2 = 0.3', true], ['1 = 1.0', true], ['10 ** 400', null], ['row.qty * row.price', 3.3],
  ['modulo(7, 3)', 1], ['modulo(-7, 3)', 2], ['modulo(7, -3)', -2], ['modulo(5.5, 0.5)', 0], ['modulo(1, 0)', null],
  ['floor(1.5)', 1], ['floor(-1.5)', -2], ['floor(-1.56, 1)', -1.6], ['ceiling(1.2)', 2], ['ceiling(-1.2)', -1],
  ['ceiling(-1.56, 1)', -1.5], ['abs(-3)', 3], ['abs(3.5)', 3.5], ['sqrt(16)', 4], ['sqrt(2)', 1.4142135623731], ['sqrt(-1)', null],
  ['odd(3)', true], ['odd(2)', false], ['odd(2.5)', false], ['even(4)', true], ['even(-3)', false], ['exp(0)', 1], ['exp(1)', 2.71828182845905],
  ['log(1)', 0], ['log(10)', 2.30258509299405], ['log(0)', null],
  ['decimal(2.345, 2)', 2.34], ['decimal(2.355, 2)', 2.36], ['decimal(1/3, 2)', 0.33], ['decimal(1250, -2)', 1200],
  ['round half up(2.345, 2)', 2.35], ['round half up(-2.345, 2)', -2.35], ['round half up(1.005, 2)', 1.01],
  ['round half down(2.345, 2)', 2.34], ['round half even(2.345, 2)', 2.34], ['round up(1.21, 1)', 1.3], ['round up(-1.21, 1)', -1.3],
  ['round down(1.29, 1)', 1.2], ['round down(-1.29, 1)', -1.2], ['round half up(1250, -2)', 1300],
  ['number("1,234.5", ",", ".")', 1234.5], ['number("1 000,5", " ", ",")', 1000.5], ['number("12")', 12], ['number("x")', null], ['number("1,2")', null],
]

const logic: Cases = [
  ['true and false', false], ['true and true', true], ['true or false', true], ['false or false', false], ['urgent and null', null],
  ['false and null', false], ['null and false', false], ['true or null', true], ['null or true', true], ['false or null', null],
  ['not(urgent)', false], ['not(null)', null], ['if total > 1 then "大" else "小"', '大'], ['if null then 1 else 2', 2],
  ['if blank > 1 then 1 else 2', 2], ['if urgent then if false then 1 else 2 else 3', 2],
  ['total = 3260', true], ['total != 3260', false], ['total > 3260', false], ['total >= 3260', true], ['total < 3260.01', true], ['total <= 3259.99', false],
  ['null = null', true], ['blank = null', true], ['total = null', false], ['total != null', true], ['null > 1', null], ['blank > 1', null],
  ['"a" < "b"', true], ['"慰问" = "慰问"', true], ['true = true', true], ['[1,2] = [1,2]', true], ['[1,2] = [2,1]', false], ['{a: 1} = {a: 1}', true], ['{a: 1} = {a: 2}', false],
  ['total between 3000 and 4000', true], ['total between 3260 and 3260', true], ['blank between 1 and 2', null],
  ['count1 in [1..2]', true], ['count1 in [1..2)', false], ['count1 in (1..3)', true], ['count1 in ]2..3]', false], ['count1 in (1, 2)', true], ['count1 in (> 10, < 8)', true],
  ['count1 in > 5', false], ['count1 in [1, 2, 3]', true], ['title in ("慰问困难家庭", "会议")', true], ['"a" in kinds', true], ['"z" in kinds', false], ['count1 in (5, [1..3])', true],
  ['total instance of number', true], ['title instance of string', true], ['lines instance of list', true], ['null instance of number', false], ['[1] instance of list<number>', true],
  ['["a"] instance of list<number>', false], ['on instance of date', true], ['{a: 1} instance of context', true], ['{a: 1} instance of context<a: number>', true], ['{a: 1} instance of context<a: string>', false],
  ['@"P1D" instance of days and time duration', true], ['@"P1M" instance of years and months duration', true], ['now() instance of date and time', true], ['urgent instance of boolean', true],
  ['is defined(blank)', false], ['is defined(total)', true],
]

const strings: Cases = [
  ['"a" + "b"', 'ab'], ['title + "！"', '慰问困难家庭！'], ['string length(title)', 6], ['string length("👍a")', 2], ['string length("")', 0],
  ['substring(title, 1, 2)', '慰问'], ['substring(title, -2)', '家庭'], ['substring("foobar", 3)', 'obar'], ['substring("foobar", 3, 3)', 'oba'], ['substring("foobar", -2, 1)', 'a'], ['substring("👍abc", 2, 1)', 'a'], ['substring("abc", 0)', null],
  ['substring(string: "foobar", start position: 3)', 'obar'], ['upper case("aBc4")', 'ABC4'], ['lower case("aBc4")', 'abc4'],
  ['substring before("foobar", "bar")', 'foo'], ['substring before("foobar", "x")', ''], ['substring after("foobar", "ob")', 'ar'], ['substring after("foobar", "x")', ''],
  ['contains(title, "困难")', true], ['contains("foobar", "of")', false], ['starts with(title, "慰")', true], ['ends with(title, "家庭")', true], ['ends with("foo", "f")', false],
  ['matches("CY-T03", "^CY-[A-Z]\\\\d+$")', true], ['matches("abc", "^A", "i")', true], ['matches("foobar", "^fo*b")', true], ['matches("abc", "x")', false],
  ['replace("a1b2", "[0-9]", "#")', 'a#b#'], ['replace("abcd", "(ab)|(a)", "[1=$1]")', '[1=ab]cd'], ['replace("a.b", "\\\\.", "$")', 'a$b'], ['replace("aBa", "b", "-", "i")', 'a-a'],
  ['split("John Doe", "\\\\s")', ['John', 'Doe']], ['split("a;b;;c;;", ";")', ['a', 'b', '', 'c', '', '']], ['string join(["a","b"], "、")', 'a、b'], ['string join(["a",null,"b"])', 'ab'], ['string join([])', ''],
  ['string(1.5)', '1.5'], ['string(1.10)', '1.1'], ['string(true)', 'true'], ['string("a")', 'a'], ['string(on)', '2026-03-11'], ['string([1,"a"])', '[1, "a"]'], ['string({a: 1})', '{a: 1}'], ['string(null)', null], ['string(@"P1DT2H")', 'P1DT2H'], ['string(1/3)', '0.3333333333333333333333333333333333'],
  ['"\\u4e2d\\n\\"x\\""', '中\n"x"'], ['trim("  a ")', 'a'], ['"合计 " + string(total) + " 元"', '合计 3260 元'],
  ['"constructor"', 'constructor'], ['"${total}"', '${total}'], ['"{{7*7}}"', '{{7*7}}'],
]

describe('expressions on single values', () => {
  it.each(numbers)('should calculate %s', (text, expected) => expect(valueOf(text)).toEqual(expected))
  it.each(logic)('should decide %s', (text, expected) => expect(valueOf(text)).toEqual(expected))
  it.each(strings)('should write %s', (text, expected) => expect(valueOf(text)).toEqual(expected))
})
