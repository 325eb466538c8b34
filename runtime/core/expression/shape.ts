import type { FeelType } from './types.ts'

/**
 * What the parser must know of a scope: names with spaces are told from sums of names only by the names declared.
 * A list has the names of its items, because paths and filters reach through it.
 */
export type NameShape = { [name: string]: NameShape | 1 }

function shapeOf(type: FeelType, depth: number): NameShape | 1 {
  if (type.kind === 'list') return shapeOf(type.of, depth)
  if (type.kind !== 'context' || depth > 8) return 1
  return namesShape(type.fields, depth + 1)
}

export function namesShape(names: Record<string, FeelType>, depth = 0): NameShape {
  const shape: NameShape = {}
  for (const name of Object.keys(names)) {
    const type = names[name]
    if (type && name !== '__proto__') shape[name] = shapeOf(type, depth)
  }
  return shape
}
