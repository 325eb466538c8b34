import type { Json, Parameter } from '@banshi/schemas'
import type { FeelType } from '../expression/index.ts'

/** What a parameter is worth here: the adopting unit's value, else the default. */
export const effectiveValue = (parameter: Parameter): number | string | boolean =>
  parameter.value ?? parameter.default

/** `p` in expressions. A parameter with a comparator is a threshold `{ value, comparator }` (`design §3`). */
export function parameterValues(parameters: readonly Parameter[]): Record<string, Json> {
  const values: Record<string, Json> = Object.create(null) as Record<string, Json>
  for (const parameter of parameters) {
    const value = effectiveValue(parameter)
    values[parameter.key] = parameter.comparator ? { value, comparator: parameter.comparator } : value
  }
  return values
}

function typeOf(parameter: Parameter): FeelType {
  if (parameter.comparator) return { kind: 'threshold' }
  if (parameter.type === 'text') return { kind: 'string' }
  if (parameter.type === 'boolean') return { kind: 'boolean' }
  return { kind: 'number' }
}

/** The declared type of `p`, for compiling expressions. */
export function parameterTypes(parameters: readonly Parameter[]): FeelType {
  const fields: Record<string, FeelType> = Object.create(null) as Record<string, FeelType>
  for (const parameter of parameters) fields[parameter.key] = typeOf(parameter)
  return { kind: 'context', fields }
}
