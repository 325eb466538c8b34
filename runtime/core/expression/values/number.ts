import { Decimal } from 'decimal.js'

/** Decimal arithmetic of DMN: 34 significant digits, half even, exponents of IEEE decimal128. */
export const Exact = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6143,
  toExpPos: 40,
  toExpNeg: -40,
})

/**
 * A `number` stands for the decimal of its shortest text, a Decimal for what has more than 15 digits.
 * Both compare exactly: distinct doubles keep the order of their shortest texts.
 */
export type FeelNumber = number | Decimal

const safe = 999_999_999_999_999

/** The Decimal as a plain number when 15 digits hold it; null when it is no number any more. */
export function reduce(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null
  if (value.e < 290 && value.e > -290 && value.precision() <= 15) return value.toNumber()
  return value
}

/** `n` in units of 10^-places when it is a whole count of them and small enough, else NaN. */
function units(n: number, power: number): number {
  const scaled = Math.round(n * power)
  return scaled / power === n && scaled <= safe && scaled >= -safe ? scaled : Number.NaN
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isInteger(a) && Number.isInteger(b)) {
      const sum = a + b
      if (sum <= safe && sum >= -safe) return sum
    } else {
      let sum = units(a, 100) + units(b, 100)
      if (sum <= safe && sum >= -safe) return sum / 100
      sum = units(a, 1e6) + units(b, 1e6)
      if (sum <= safe && sum >= -safe) return sum / 1e6
    }
  }
  return reduce(Exact.add(a, b))
}

export const negate = (a: FeelNumber): FeelNumber => (typeof a === 'number' ? 0 - a : a.negated())

export const subtract = (a: FeelNumber, b: FeelNumber): FeelNumber | null => add(a, negate(b))

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    if (Number.isInteger(a) && Number.isInteger(b)) {
      const product = a * b
      if (product <= safe && product >= -safe) return product
    } else {
      const product = units(a, 1e4) * units(b, 1e4)
      if (product <= safe && product >= -safe) return product / 1e8
    }
  }
  return reduce(Exact.mul(a, b))
}

/** Null for a division by zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) return null
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && a % b === 0) return a / b
  }
  return reduce(Exact.div(a, b))
}

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return reduce(Exact.pow(a, b))
}

export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  return exact(a).comparedTo(b)
}

export const exact = (n: FeelNumber): Decimal => new Exact(n)

/** A number at the boundary: at most 15 significant digits. */
export function toJsonNumber(n: FeelNumber): number | null {
  if (typeof n === 'number') {
    if (Number.isInteger(n) && n <= safe && n >= -safe) return n + 0
    if (!Number.isNaN(units(n, 100))) return n
    return Number.isFinite(n) ? Number(n.toPrecision(15)) : null
  }
  const rounded = Number(n.toPrecision(15))
  return Number.isFinite(rounded) ? rounded : null
}

/** A whole number as a plain integer, undefined for anything else. */
export function wholeNumber(n: FeelNumber): number | undefined {
  const plain = typeof n === 'number' ? n : n.toNumber()
  return Number.isSafeInteger(plain) && (typeof n === 'number' || n.isInteger()) ? plain : undefined
}

/** Plain decimal notation, without a superfluous zero. */
export function numberText(n: FeelNumber): string {
  if (typeof n === 'number' && Number.isInteger(n) && Math.abs(n) < 1e21) return String(n + 0)
  return exact(n).toString()
}

/** Rounds to decimal places (negative: tens, hundreds); modes are decimal.js's. */
export function round(n: FeelNumber, places: number, mode: Decimal.Rounding): FeelNumber | null {
  if (typeof n === 'number' && Number.isInteger(n) && places >= 0) return n
  if (places > 6200 || places < -6200) return null
  if (places >= 0) return reduce(exact(n).toDecimalPlaces(places, mode))
  const step = new Exact(10).pow(-places)
  return reduce(exact(n).div(step).toDecimalPlaces(0, mode).mul(step))
}
