import { say } from '@banshi/schemas/messages'
import { grouped, isDecimalNumber, roundTo } from '../decimalText.ts'
import type { FieldType } from '../fieldType.ts'
import { masked } from '../mask.ts'
import { acceptNumber, checkNumber, defineBounds, isNoNumber, parseNumber } from '../numberValue.ts'

const cents = 2

/** Yuan with two decimals; the value is a JSON number or null. */
export const money: FieldType<'Money'> = {
  component: 'Money',
  type: () => ({ kind: 'number' }),
  empty: null,
  isEmpty: isNoNumber,
  parse: (_, typed) => parseNumber(typed),
  accept: (_, json) => acceptNumber(json),
  fit(_, result) {
    if (typeof result !== 'number' || !Number.isFinite(result)) return null
    const rounded = roundTo(result, cents)
    return isDecimalNumber(rounded) ? rounded : null
  },
  check: (node, value) => checkNumber(value, node['x-component-props'] ?? {}, cents),
  mask: (_, value) => (value === null ? null : masked),
  format(_, value, locale) {
    if (typeof value !== 'number') return typeof value === 'string' ? value : ''
    return say(locale, 'form.yuan', { amount: grouped(value, cents) })
  },
  define: (node) => defineBounds(node['x-component-props']?.min, node['x-component-props']?.max),
}
