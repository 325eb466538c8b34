import type { Json } from '@banshi/schemas'
import { defineOptions, findOption, isOffered, labelOf } from '../choiceValue.ts'
import type { Fault, FieldType, NodeOf } from '../fieldType.ts'
import { listed } from '../listOf.ts'
import { masked } from '../mask.ts'
import { defineBounds } from '../numberValue.ts'

const texts = (value: Json): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []

/** Each once, in option order; what is no option comes last. */
function inOrder(node: NodeOf<'Checkbox'>, values: readonly string[]): string[] {
  const wanted = new Set(values)
  const known = node.enum.map((option) => option.value).filter((value) => wanted.delete(value))
  return [...known, ...wanted]
}

/** Several of a few; the value is the list of codes in option order. */
export const checkbox: FieldType<'Checkbox'> = {
  component: 'Checkbox',
  requiredCode: 'requiredChoice',
  type: () => ({ kind: 'list', of: { kind: 'string' } }),
  empty: [],
  isEmpty: (value) => texts(value).length === 0,
  parse(node, typed) {
    const words = typed
      .split(/[、,，;；\n]/)
      .map((word) => word.trim())
      .filter(Boolean)
    const found: string[] = []
    for (const word of words) {
      const option = findOption(node.enum, word)
      if (!option) return { ok: false, fault: { code: 'noSuchOption', params: { text: word } } }
      found.push(option.value)
    }
    return { ok: true, value: inOrder(node, found) }
  },
  accept(node, json) {
    if (json === null) return []
    if (!Array.isArray(json) || json.length > 500) return undefined
    const values = texts(json)
    if (values.length !== json.length || values.some((value) => value.length > 64)) return undefined
    return new Set(values).size === values.length ? inOrder(node, values) : undefined
  },
  fit: (node, result) => {
    const known = new Set(node.enum.map((option) => option.value))
    return inOrder(
      node,
      texts(result).filter((value) => known.has(value)),
    )
  },
  check(node, value, input) {
    const values = texts(value)
    const { min, max } = node['x-component-props'] ?? {}
    const faults: Fault[] = []
    for (const item of values)
      if (!isOffered(item, input))
        faults.push({ code: 'noSuchOption', params: { text: labelOf(node.enum, item) } })
    if (min !== undefined && values.length < min) faults.push({ code: 'tooFewChosen', params: { min } })
    if (max !== undefined && values.length > max) faults.push({ code: 'tooManyChosen', params: { max } })
    return faults
  },
  mask: (_, value) => (texts(value).length === 0 ? [] : masked),
  format: (node, value, locale) =>
    typeof value === 'string'
      ? value
      : listed(
          texts(value).map((item) => labelOf(node.enum, item)),
          locale,
        ),
  define(node) {
    const { min, max } = node['x-component-props'] ?? {}
    const faults = [...defineOptions(node.enum), ...defineBounds(min, max)]
    const offered = node.enum.filter((option) => !option.ended).length
    if (min !== undefined && offered > 0 && min > offered)
      faults.push({ code: 'minOverOptions', place: 'x-component-props.min', params: { min, count: offered } })
    return faults
  },
}
