import type { Machine } from '../machine.ts'
import { anyType, commonType, listOf, type FeelType } from '../types.ts'
import { compare, equals } from '../values/compare.ts'
import { wholeNumber } from '../values/number.ts'
import { FeelFunction, isList, isNumber, type Value } from '../values/value.ts'
import { any, callback, define, list, number, optional, rest, sameList, type Builtin } from './define.ts'
import { startIndex } from './strings.ts'

const contains = (items: readonly Value[], element: Value, machine: Machine): boolean =>
  items.some((item) => equals(item, element, machine) === true)

/** What two values of a kind that has a plain key are equal by; undefined for the others. */
const plainKey = (value: Value): string | undefined =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number'
    ? `${typeof value}:${String(value)}`
    : undefined

/** Each value once, in order. */
function distinct(items: readonly Value[], machine: Machine): Value[] {
  machine.spend(items.length)
  const seen = new Set<string>()
  const others: Value[] = []
  return items.filter((item) => {
    const key = plainKey(item)
    if (key !== undefined) return seen.has(key) ? false : (seen.add(key), true)
    machine.spend(others.length)
    if (contains(others, item, machine)) return false
    others.push(item)
    return true
  })
}

function flatten(items: readonly Value[], into: Value[], machine: Machine): Value[] {
  machine.spend(items.length + 1)
  machine.descend()
  for (const item of items) {
    if (isList(item)) flatten(item, into, machine)
    else into.push(item)
  }
  machine.ascend()
  return into
}

/** Merge sort: never more comparisons than n·log n, and stable, whatever the function answers. */
function sorted(items: readonly Value[], before: (a: Value, b: Value) => boolean): Value[] {
  if (items.length < 2) return [...items]
  const middle = items.length >> 1
  const [left, right] = [sorted(items.slice(0, middle), before), sorted(items.slice(middle), before)]
  const merged: Value[] = []
  let [i, j] = [0, 0]
  while (i < left.length && j < right.length) {
    if (before(right[j] ?? null, left[i] ?? null)) merged.push(right[j++] ?? null)
    else merged.push(left[i++] ?? null)
  }
  return merged.concat(left.slice(i), right.slice(j))
}

/** Index of a position that may count from the end, within the list; undefined outside it. */
function indexIn(items: readonly Value[], position: Value): number | undefined {
  const whole = isNumber(position) ? wholeNumber(position) : undefined
  if (whole === undefined || whole === 0 || Math.abs(whole) > items.length) return undefined
  return whole > 0 ? whole - 1 : items.length + whole
}

const joined = (types: readonly FeelType[]): FeelType =>
  types.length > 0 && types.every((type) => type.kind === 'list')
    ? types.reduce<FeelType>(commonType, types[0] ?? anyType)
    : listOf(anyType)

function replaceItems(items: readonly Value[], at: Value, item: Value, machine: Machine): Value {
  if (at instanceof FeelFunction) {
    return items.map((old) => (at.invoke(machine, [old, item]) === true ? item : old))
  }
  const index = indexIn(items, at)
  return index === undefined ? null : items.map((old, i) => (i === index ? item : old))
}

/** Functions on lists (DMN 1.3 §10.3.4.4, §10.3.4.9); positions count from 1, negative ones from the end. */
export const lists: Builtin[] = [
  define('list contains', [list('list'), any('element')], 'boolean', (machine, items, element) => {
    machine.spend(items.length)
    return contains(items, element, machine)
  }),
  define('count', [list('list')], 'number', (_machine, items) => items.length),
  define('all', [rest('list')], 'boolean', (machine, items) => {
    machine.spend(items.length)
    if (items.includes(false)) return false
    return items.every((item) => item === true) ? true : null
  }),
  define('any', [rest('list')], 'boolean', (machine, items) => {
    machine.spend(items.length)
    if (items.includes(true)) return true
    return items.every((item) => item === false) ? false : null
  }),
  define(
    'sublist',
    [list('list'), number('start position'), optional(number('length'))],
    sameList,
    (machine, items, start, length) => {
      machine.spend(items.length)
      const from = startIndex(wholeNumber(start), items.length)
      const count = length === undefined ? items.length : wholeNumber(length)
      return from === undefined || count === undefined || count < 0 ? null : items.slice(from, from + count)
    },
  ),
  define('append', [list('list'), rest('item')], 'list', (machine, items, more) => {
    machine.spend(items.length + more.length)
    return [...items, ...more]
  }),
  define('concatenate', [rest('list')], joined, (machine, parts) => {
    const all = parts.flatMap((part) => (isList(part) ? part : [part]))
    machine.spend(all.length + parts.length)
    return all
  }),
  define(
    'insert before',
    [list('list'), number('position'), any('newItem')],
    'list',
    (machine, items, position, item) => {
      machine.spend(items.length)
      const whole = wholeNumber(position)
      const index = whole === items.length + 1 ? items.length : indexIn(items, position)
      return index === undefined ? null : [...items.slice(0, index), item, ...items.slice(index)]
    },
  ),
  define('remove', [list('list'), number('position')], sameList, (machine, items, position) => {
    machine.spend(items.length)
    const index = indexIn(items, position)
    return index === undefined ? null : items.filter((_item, i) => i !== index)
  }),
  define(
    'list replace',
    [list('list'), any('position'), any('newItem')],
    'list',
    (machine, items, at, item) => {
      machine.spend(items.length)
      return replaceItems(items, at, item, machine)
    },
  ),
  define('reverse', [list('list')], sameList, (machine, items) => {
    machine.spend(items.length)
    return items.toReversed()
  }),
  define(
    'index of',
    [list('list'), any('match')],
    () => listOf({ kind: 'number' }),
    (machine, items, match) => {
      machine.spend(items.length)
      return items.flatMap((item, i) => (equals(item, match, machine) === true ? [i + 1] : []))
    },
  ),
  define('union', [rest('list')], joined, (machine, parts) => {
    machine.spend(parts.length)
    return distinct(
      parts.flatMap((part) => (isList(part) ? part : [part])),
      machine,
    )
  }),
  define('distinct values', [list('list')], sameList, (machine, items) => distinct(items, machine)),
  define('flatten', [list('list')], 'list', (machine, items) => flatten(items, [], machine)),
  define('sort', [list('list'), optional(callback('precedes'))], sameList, (machine, items, precedes) => {
    machine.spend(items.length * 4)
    if (!precedes) return sorted(items, (a, b) => (compare(a, b) ?? 0) < 0)
    return sorted(items, (a, b) => precedes.invoke(machine, [a, b]) === true)
  }),
]
