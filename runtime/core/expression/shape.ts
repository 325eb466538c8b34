import type { FeelType } from './types.ts'

/**
 * What the parser must know of a scope: names that are more than one word, or a word of the language, are told from
 * an expression only by being declared. All other names it reads by itself, so they are left out: its time grows
 * with the names it knows. A list has the names of its items, because paths and filters reach through it.
 */
export type NameShape = { [name: string]: NameShape | 1 }

const words = new Set([
  'for',
  'in',
  'return',
  'if',
  'then',
  'else',
  'some',
  'every',
  'satisfies',
  'or',
  'and',
  'between',
  'instance',
  'of',
  'days',
  'time',
  'duration',
  'years',
  'months',
  'date',
  'list',
  'context',
  'function',
  'external',
])

const isPlain = (name: string): boolean => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !words.has(name)

function inside(type: FeelType, depth: number): NameShape | undefined {
  if (type.kind === 'list') return inside(type.of, depth)
  if (type.kind !== 'context' || depth > 8) return undefined
  const shape = namesShape(type.fields, depth + 1)
  return Object.keys(shape).length === 0 ? undefined : shape
}

/** The names worth telling the parser; empty when it needs none. */
export function namesShape(names: Record<string, FeelType>, depth = 0): NameShape {
  const shape: NameShape = {}
  for (const name of Object.keys(names)) {
    const type = names[name]
    if (!type || name === '__proto__') continue
    const fields = inside(type, depth)
    if (fields || !isPlain(name)) shape[name] = fields ?? 1
  }
  return shape
}
