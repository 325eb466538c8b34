import type { ColumnNode, FormDefinition, Json, Parameter } from '@banshi/schemas'
import type { FeelType } from '../expression/index.ts'
import { parameterTypes } from '../parameters/index.ts'
import { fieldTypeOf } from './fields/registry.ts'
import { fieldsOf } from './fieldsOf.ts'

const names = (): Record<string, FeelType> => Object.create(null) as Record<string, FeelType>
const any: FeelType = { kind: 'any' }

/** Form keys with their types, as they stand at the root of every expression of the business type (`design §3`). */
export function formScope(form: FormDefinition): Record<string, FeelType> {
  const scope = names()
  for (const { node, key, table } of fieldsOf(form)) {
    const type = fieldTypeOf(node)
    if (!table && type && !Object.hasOwn(scope, key)) scope[key] = type.type(node)
  }
  return scope
}

/** `row` in the rules of a table's columns. */
export function rowScope(columns: Record<string, ColumnNode>): FeelType {
  const fields = names()
  for (const [key, column] of Object.entries(columns)) {
    const type = fieldTypeOf(column)
    if (type) fields[key] = type.type(column)
  }
  return { kind: 'context', fields }
}

/** The type of a parameter read off its value, as a form view carries it. */
function typeOfValue(value: Json): FeelType {
  if (typeof value === 'number') return { kind: 'number' }
  if (typeof value === 'string') return { kind: 'string' }
  if (typeof value === 'boolean') return { kind: 'boolean' }
  if (value !== null && !Array.isArray(value) && Object.hasOwn(value, 'comparator'))
    return { kind: 'threshold' }
  return any
}

/** `p` of parameters, or of their values. */
export function parameterScope(parameters: readonly Parameter[] | Readonly<Record<string, Json>>): FeelType {
  if (Array.isArray(parameters)) return parameterTypes(parameters as readonly Parameter[])
  const fields = names()
  for (const [key, value] of Object.entries(parameters as Record<string, Json>))
    fields[key] = typeOfValue(value)
  return { kind: 'context', fields }
}

/** Names every rule sees besides the form's keys. */
export function outerScope(
  parameters: readonly Parameter[] | Readonly<Record<string, Json>>,
  variables?: Record<string, FeelType>,
): Record<string, FeelType> {
  const scope = names()
  scope['p'] = parameterScope(parameters)
  scope['v'] = variables ? { kind: 'context', fields: variables } : any
  for (const fact of ['case', 'starter', 'actor', 'node']) scope[fact] = any
  return scope
}
