import { Decimal } from 'decimal.js'

const Exact = Decimal.clone({ precision: 40 })

/** Rounded half up (away from zero at the half), as money is. */
export const roundTo = (value: number, scale: number): number =>
  new Exact(value).toDecimalPlaces(scale, Decimal.ROUND_HALF_UP).toNumber()

/** Decimal places of the shortest text of a number. */
export const scaleOf = (value: number): number => new Exact(value).decimalPlaces()

/** A finite number that exact arithmetic keeps: at most 15 significant digits (`traps 2.3`). */
export const isDecimalNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && Number(value.toPrecision(15)) === value

/** `3260` → `3,260.00` with scale 2; without scale as many places as there are. */
export function grouped(value: number, scale?: number): string {
  const exact = new Exact(value)
  const text = scale === undefined ? exact.toFixed() : exact.toFixed(scale, Decimal.ROUND_HALF_UP)
  const [whole = '', fraction] = text.split('.')
  let out = ''
  const digits = whole.replace('-', '')
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) out += ','
    out += digits[i]
  }
  return `${whole.startsWith('-') ? '-' : ''}${out}${fraction === undefined ? '' : `.${fraction}`}`
}

const fullWidth = '０１２３４５６７８９．－，'
const halfWidth = '0123456789.-,'

/** What a person types for a number: full-width digits, thousands separators and spaces are read; undefined otherwise. */
export function readNumber(text: string): number | undefined {
  let plain = ''
  for (const c of text.trim()) {
    const at = fullWidth.indexOf(c)
    plain += at < 0 ? c : halfWidth[at]
  }
  plain = plain.replaceAll(',', '').replaceAll(' ', '')
  if (!/^-?\d{1,20}(\.\d{0,20})?$|^-?\.\d{1,20}$/.test(plain)) return undefined
  const value = Number(plain)
  return isDecimalNumber(value) ? (Object.is(value, -0) ? 0 : value) : undefined
}
