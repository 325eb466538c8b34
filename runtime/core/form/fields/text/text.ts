import { maskText } from '../mask.ts'
import { acceptText, checkText, definePattern, isBlank } from '../textValue.ts'
import type { FieldType } from '../fieldType.ts'

const longest = 4000

/** One line of text; the value is a string or null. */
export const text: FieldType<'Text'> = {
  component: 'Text',
  type: () => ({ kind: 'string' }),
  empty: null,
  isEmpty: isBlank,
  parse: (_, typed) => ({ ok: true, value: typed === '' ? null : typed }),
  accept: (_, json) => acceptText(json),
  fit: (_, result) => (typeof result === 'string' && result !== '' ? result : null),
  check(node, value) {
    const props = node['x-component-props']
    return checkText(value, props?.maxLength ?? longest, props?.pattern)
  },
  mask: (_, value) => (typeof value === 'string' ? maskText(value) : null),
  format: (_, value) => (typeof value === 'string' ? value : ''),
  define: (node) => definePattern(node['x-component-props']?.pattern),
}
