import type { FeelType } from '@banshi/core/expression'

/** What a setting asks of its expression, as the registry of field types names it. */
export type Expected = 'boolean' | 'number' | 'string' | 'date' | 'list' | 'any'

export function expectedType(expected: Expected | undefined): FeelType | undefined {
  if (expected === undefined || expected === 'any') return undefined
  if (expected === 'list') return { kind: 'list', of: { kind: 'any' } }
  return { kind: expected }
}
