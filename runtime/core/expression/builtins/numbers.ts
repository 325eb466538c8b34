import { Decimal } from 'decimal.js'
import type { FeelType } from '../types.ts'
import { anyType, seenType } from '../types.ts'
import {
  compareNumbers,
  exact,
  Exact,
  negate,
  reduce,
  round,
  wholeNumber,
  type FeelNumber,
} from '../values/number.ts'
import { DaysDuration, MonthsDuration } from '../values/temporal.ts'
import { isNumber, type Value } from '../values/value.ts'
import { any, boolean, define, number, nullable, optional, text, type Builtin } from './define.ts'

const rounding = (name: string, mode: Decimal.Rounding): Builtin =>
  define(name, [number('n'), number('scale')], 'number', (machine, n, scale) =>
    roundTo(machine.spend(4), n, scale, mode),
  )

const roundingToWhole = (name: string, mode: Decimal.Rounding): Builtin =>
  define(name, [number('n'), optional(number('scale'))], 'number', (machine, n, scale = 0) =>
    roundTo(machine.spend(4), n, scale, mode),
  )

function roundTo(_paid: void, n: FeelNumber, scale: FeelNumber, mode: Decimal.Rounding): FeelNumber | null {
  const places = wholeNumber(scale)
  return places === undefined ? null : round(n, places, mode)
}

const isWhole = (n: FeelNumber): boolean => exact(n).isInteger()

/** Result has the sign of the divisor (DMN 1.3 table 76). */
function modulo(dividend: FeelNumber, divisor: FeelNumber): FeelNumber | null {
  if (compareNumbers(divisor, 0) === 0) return null
  const [a, b] = [exact(dividend), exact(divisor)]
  return reduce(a.sub(b.mul(a.div(b).floor())))
}

/** `number("1 234,56", " ", ",")`: texts as people write them; null when it is no number. */
function parseNumber(
  from: string,
  grouping: string | undefined,
  decimal: string | undefined,
): FeelNumber | null {
  if (from.length > 60 || (grouping !== undefined && grouping === decimal)) return null
  let plain = from
  if (grouping) plain = plain.replaceAll(grouping, '')
  if (decimal && decimal !== '.') plain = plain.includes('.') ? '' : plain.replaceAll(decimal, '.')
  return /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(plain) ? reduce(new Exact(plain)) : null
}

const absolute = (value: Value): Value => {
  if (isNumber(value)) return compareNumbers(value, 0) < 0 ? negate(value) : value
  if (value instanceof DaysDuration) return new DaysDuration(Math.abs(value.ms))
  return value instanceof MonthsDuration ? new MonthsDuration(Math.abs(value.months)) : null
}

const sameAsFirst = ([first]: readonly FeelType[]): FeelType => (first ? seenType(first) : anyType)

/** Functions on numbers (DMN 1.3 §10.3.4.5) and `number`, `not`. */
export const numbers: Builtin[] = [
  rounding('decimal', Decimal.ROUND_HALF_EVEN),
  rounding('round up', Decimal.ROUND_UP),
  rounding('round down', Decimal.ROUND_DOWN),
  rounding('round half up', Decimal.ROUND_HALF_UP),
  rounding('round half down', Decimal.ROUND_HALF_DOWN),
  rounding('round half even', Decimal.ROUND_HALF_EVEN),
  roundingToWhole('floor', Decimal.ROUND_FLOOR),
  roundingToWhole('ceiling', Decimal.ROUND_CEIL),
  define('abs', [any('n')], sameAsFirst, (_machine, n) => absolute(n)),
  define('modulo', [number('dividend'), number('divisor')], 'number', (machine, dividend, divisor) => {
    machine.spend(4)
    return modulo(dividend, divisor)
  }),
  define('sqrt', [number('number')], 'number', (machine, n) => {
    machine.spend(150)
    return compareNumbers(n, 0) < 0 ? null : reduce(exact(n).sqrt())
  }),
  define('log', [number('number')], 'number', (machine, n) => {
    machine.spend(800)
    return compareNumbers(n, 0) <= 0 ? null : reduce(exact(n).ln())
  }),
  define('exp', [number('number')], 'number', (machine, n) => {
    machine.spend(1500)
    return compareNumbers(n, 20_000) > 0 || compareNumbers(n, -20_000) < 0 ? null : reduce(exact(n).exp())
  }),
  define('odd', [number('number')], 'boolean', (_machine, n) => isWhole(n) && !exact(n).mod(2).isZero()),
  define('even', [number('number')], 'boolean', (_machine, n) => isWhole(n) && exact(n).mod(2).isZero()),
  define('not', [boolean('negand')], 'boolean', (_machine, negand) => !negand),
  define(
    'number',
    [text('from'), nullable(text('grouping separator')), nullable(text('decimal separator'))],
    'number',
    (_machine, from, grouping, decimal) => parseNumber(from, grouping, decimal),
  ),
]
