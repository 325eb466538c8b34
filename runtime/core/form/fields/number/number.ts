import { grouped, isDecimalNumber, roundTo } from '../decimalText.ts'
import type { FieldType } from '../fieldType.ts'
import { masked } from '../mask.ts'
import { acceptNumber, checkNumber, defineBounds, isNoNumber, parseNumber } from '../numberValue.ts'

const finest = 6

/** A decimal number; the value is a JSON number of at most 15 digits or null. */
export const number: FieldType<'Number'> = {
  component: 'Number',
  type: () => ({ kind: 'number' }),
  empty: null,
  isEmpty: isNoNumber,
  parse: (_, typed) => parseNumber(typed),
  accept: (_, json) => acceptNumber(json),
  fit(node, result) {
    if (typeof result !== 'number' || !Number.isFinite(result)) return null
    const rounded = roundTo(result, node['x-component-props']?.scale ?? finest)
    return isDecimalNumber(rounded) ? rounded : null
  },
  check(node, value) {
    const props = node['x-component-props'] ?? {}
    return checkNumber(value, props, props.scale ?? finest)
  },
  mask: (_, value) => (value === null ? null : masked),
  format(node, value) {
    if (typeof value !== 'number') return typeof value === 'string' ? value : ''
    const { scale, unit } = node['x-component-props'] ?? {}
    return unit ? `${grouped(value, scale)} ${unit}` : grouped(value, scale)
  },
  define: (node) => defineBounds(node['x-component-props']?.min, node['x-component-props']?.max),
}
