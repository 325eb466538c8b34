import { maskText } from '../mask.ts'
import { acceptText, checkText, isBlank } from '../textValue.ts'
import type { FieldType } from '../fieldType.ts'

const longest = 20_000

/** Several lines of text; the value is a string or null. */
export const textarea: FieldType<'Textarea'> = {
  component: 'Textarea',
  type: () => ({ kind: 'string' }),
  empty: null,
  isEmpty: isBlank,
  parse: (_, typed) => ({ ok: true, value: typed === '' ? null : typed }),
  accept: (_, json) => acceptText(json),
  fit: (_, result) => (typeof result === 'string' && result !== '' ? result : null),
  check: (node, value) => checkText(value, node['x-component-props']?.maxLength ?? longest),
  mask: (_, value) => (typeof value === 'string' ? maskText(value) : null),
  format: (_, value) => (typeof value === 'string' ? value : ''),
  define: () => [],
}
