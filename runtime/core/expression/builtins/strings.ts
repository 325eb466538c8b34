import { stringType, listOf } from '../types.ts'
import { wholeNumber } from '../values/number.ts'
import { valueText } from '../values/text.ts'
import type { Value } from '../values/value.ts'
import { any, define, list, number, nullable, optional, text, type Builtin } from './define.ts'

/** From a position that counts from 1, or from the end when negative, as an index; undefined when it is none. */
export function startIndex(position: number | undefined, length: number): number | undefined {
  if (position === undefined || position === 0) return undefined
  return position > 0 ? position - 1 : Math.max(0, length + position)
}

const joinText = (items: readonly Value[], delimiter: string): string | null => {
  const parts: string[] = []
  for (const item of items) {
    if (typeof item === 'string') parts.push(item)
    else if (item !== null) return null
  }
  return parts.join(delimiter)
}

/** Functions on texts (DMN 1.3 §10.3.4.3); positions and lengths count characters, not code units. */
export const strings: Builtin[] = [
  define(
    'substring',
    [text('string'), number('start position'), optional(number('length'))],
    'string',
    (machine, string, start, length) => {
      machine.spendText(string.length)
      const characters = Array.from(string)
      const from = startIndex(wholeNumber(start), characters.length)
      const count = length === undefined ? characters.length : wholeNumber(length)
      if (from === undefined || count === undefined || count < 0) return null
      return characters.slice(from, from + count).join('')
    },
  ),
  define('string length', [text('string')], 'number', (machine, string) => {
    machine.spendText(string.length)
    let length = 0
    for (const _character of string) length++
    return length
  }),
  define('upper case', [text('string')], 'string', (machine, string) => {
    machine.spendText(string.length)
    return string.toUpperCase()
  }),
  define('lower case', [text('string')], 'string', (machine, string) => {
    machine.spendText(string.length)
    return string.toLowerCase()
  }),
  define('substring before', [text('string'), text('match')], 'string', (machine, string, match) => {
    machine.spendText(string.length)
    const at = string.indexOf(match)
    return at < 0 ? '' : string.slice(0, at)
  }),
  define('substring after', [text('string'), text('match')], 'string', (machine, string, match) => {
    machine.spendText(string.length)
    const at = string.indexOf(match)
    return at < 0 ? '' : string.slice(at + match.length)
  }),
  define('contains', [text('string'), text('match')], 'boolean', (machine, string, match) => {
    machine.spendText(string.length)
    return string.includes(match)
  }),
  define('starts with', [text('string'), text('match')], 'boolean', (_machine, string, match) =>
    string.startsWith(match),
  ),
  define('ends with', [text('string'), text('match')], 'boolean', (_machine, string, match) =>
    string.endsWith(match),
  ),
  define('trim', [text('string')], 'string', (machine, string) => {
    machine.spendText(string.length)
    return string.trim()
  }),
  define(
    'string join',
    [list('list'), nullable(text('delimiter'))],
    'string',
    (machine, items, delimiter = '') => {
      machine.spend(items.length)
      const size = items.reduce((sum: number, item) => sum + (typeof item === 'string' ? item.length : 0), 0)
      machine.spendText(size + items.length * delimiter.length)
      return joinText(items, delimiter)
    },
  ),
  define('string', [any('from')], 'string', (machine, value) =>
    value === null ? null : valueText(value, machine),
  ),
]

export const textList = (): ReturnType<typeof listOf> => listOf(stringType)
