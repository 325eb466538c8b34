import { forbiddenKeys } from '@banshi/schemas'
import type { Machine } from '../machine.ts'
import { emptyContext, isContext, isList, ownEntry, type FeelContext, type Value } from '../values/value.ts'
import { any, context, define, optional, rest, text, type Builtin } from './define.ts'

/** A copy with one more entry; null for a key that may not be one. */
function withEntry(source: FeelContext, key: string, value: Value, machine: Machine): FeelContext | null {
  if (forbiddenKeys.has(key)) return null
  const copy = copyOf(source, machine)
  copy[key] = value
  return copy
}

function copyOf(source: FeelContext, machine: Machine): Record<string, Value> {
  const copy = emptyContext()
  const keys = Object.keys(source)
  machine.spend(keys.length + 1)
  for (const key of keys) copy[key] = ownEntry(source, key)
  return copy
}

function putAlong(source: Value, keys: readonly Value[], value: Value, machine: Machine): Value {
  const [key, ...deeper] = keys
  if (!isContext(source) || typeof key !== 'string') return null
  if (deeper.length === 0) return withEntry(source, key, value, machine)
  const inner = putAlong(ownEntry(source, key), deeper, value, machine)
  return inner === null ? null : withEntry(source, key, inner, machine)
}

function fromEntries(entries: readonly Value[], machine: Machine): Value {
  const result = emptyContext()
  machine.spend(entries.length)
  for (const entry of entries) {
    if (!isContext(entry) || !Object.hasOwn(entry, 'value')) return null
    const key = ownEntry(entry, 'key')
    if (typeof key !== 'string' || forbiddenKeys.has(key) || Object.hasOwn(result, key)) return null
    result[key] = ownEntry(entry, 'value')
  }
  return result
}

/** Functions on contexts (DMN 1.3 §10.3.4.10) and `is defined`. Only own entries are ever seen. */
export const contextFunctions: Builtin[] = [
  define('get value', [context('m'), text('key')], 'any', (_machine, m, key) => ownEntry(m, key)),
  define('get entries', [context('m')], 'list', (machine, m) => {
    const keys = Object.keys(m)
    machine.spend(keys.length)
    return keys.map((key) => Object.assign(emptyContext(), { key, value: ownEntry(m, key) }))
  }),
  define('context', [rest('entries')], 'context', (machine, entries) => fromEntries(entries, machine)),
  define(
    'context put',
    [context('context'), any('key'), optional(any('value'))],
    'context',
    (machine, m, key, value) => putAlong(m, isList(key) ? key.slice(0, 32) : [key], value ?? null, machine),
  ),
  define('context merge', [rest('contexts')], 'context', (machine, contexts) => {
    const merged = emptyContext()
    for (const part of contexts) {
      if (!isContext(part)) return null
      Object.assign(merged, copyOf(part, machine))
    }
    return merged
  }),
  define('is defined', [any('value')], 'boolean', (_machine, value) => value !== null),
]
