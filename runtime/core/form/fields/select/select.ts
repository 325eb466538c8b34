import { acceptChoice, checkChoice, defineOptions, labelOf, parseChoice } from '../choiceValue.ts'
import type { FieldType } from '../fieldType.ts'
import { masked } from '../mask.ts'

/** One of a list; the value is an option's code or null. */
export const select: FieldType<'Select'> = {
  component: 'Select',
  requiredCode: 'requiredChoice',
  type: () => ({ kind: 'string' }),
  empty: null,
  isEmpty: (value) => typeof value !== 'string' || value === '',
  parse: (node, typed) => parseChoice(node.enum, typed),
  accept: (_, json) => acceptChoice(json),
  fit: (node, result) =>
    typeof result === 'string' && node.enum.some((option) => option.value === result) ? result : null,
  check: (node, value, input) => checkChoice(node.enum, value, input),
  mask: (_, value) => (value === null ? null : masked),
  format: (node, value) => (typeof value === 'string' ? labelOf(node.enum, value) : ''),
  define: (node) => defineOptions(node.enum),
}
