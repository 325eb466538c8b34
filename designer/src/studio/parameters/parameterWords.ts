import type { Comparator, Parameter } from '@banshi/schemas'
import { moneyText } from '@banshi/web'
import type { Translate } from '@banshi/web'

type Value = Parameter['default']

/** 1,000.00 元 · 3 · 是: a parameter's value as people read it. */
export function valueWords(parameter: Pick<Parameter, 'type'>, value: Value, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'field.yes' : 'field.no')
  if (parameter.type === 'money' && typeof value === 'number')
    return t('designer.yuan', { amount: moneyText(value) })
  return String(value)
}

/** 「0.00–2,000.00 元」, or a dash where nothing bounds it. */
export function rangeWords(parameter: Parameter, t: Translate): string {
  const { min, max } = parameter.range ?? {}
  const words = (bound: number): string => valueWords(parameter, bound, t)
  if (min !== undefined && max !== undefined) {
    // The unit stands once, behind the higher bound.
    return t('designer.rangeBoth', {
      min: parameter.type === 'money' ? moneyText(min) : words(min),
      max: words(max),
    })
  }
  if (min !== undefined) return t('designer.rangeMin', { min: words(min) })
  return max === undefined ? '—' : t('designer.rangeMax', { max: words(max) })
}

export const isNumeric = (type: Parameter['type']): boolean =>
  type === 'number' || type === 'money' || type === 'integer'

/** Text typed for a value; undefined when it is none of that type. */
export function valueOf(type: Parameter['type'], text: string): Value | undefined {
  if (type === 'boolean') return text === 'true'
  if (type === 'text') return text
  const plain = text.replaceAll(',', '').trim()
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(plain)) return undefined
  if (type === 'integer' && plain.includes('.')) return undefined
  return Number(plain)
}

const comparatorCodes: Record<Comparator, string> = {
  '>=': 'atLeast',
  '<=': 'atMost',
  '>': 'above',
  '<': 'below',
}

/** Last part of the catalogue's key for a comparator: 以上, 以下, 超过, 低于. */
export const comparatorCode = (comparator: Comparator | undefined): string =>
  comparator ? comparatorCodes[comparator] : 'none'
