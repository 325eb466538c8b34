import { Decimal } from 'decimal.js'
import * as number from './values/number.ts'

/** Exact decimal arithmetic on JSON numbers; results have at most 15 significant digits (`traps 2.3`). */
const plain = (n: number.FeelNumber | null): number =>
  n === null ? Number.NaN : (number.toJsonNumber(n) ?? Number.NaN)

export const add = (a: number, b: number): number => plain(number.add(a, b))
export const subtract = (a: number, b: number): number => plain(number.subtract(a, b))
export const multiply = (a: number, b: number): number => plain(number.multiply(a, b))

/** Less than, equal to, greater than zero. */
export const compare = (a: number, b: number): number => number.compareNumbers(a, b)

/** The sum, rounded only at the end. */
export const sum = (terms: readonly number[]): number =>
  plain(
    terms.reduce<number.FeelNumber | null>((total, n) => (total === null ? null : number.add(total, n)), 0),
  )

/** Rounds half up (away from zero, 四舍五入) to decimal places. */
export const roundToScale = (n: number, scale: number): number =>
  Number.isFinite(n) ? plain(number.round(n, scale, Decimal.ROUND_HALF_UP)) : Number.NaN

/** Whether a number survives as an exact decimal. */
export const isWithin15Digits = (n: number): boolean => Number.isFinite(n) && Number(n.toPrecision(15)) === n
