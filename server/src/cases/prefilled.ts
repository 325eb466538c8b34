import type { FormValues, Json } from '@banshi/schemas'
import { acceptSubmission, fieldsOf } from '@banshi/core/form'
import type { TypeProgram } from './programs.ts'

/**
 * Values another case or a message brings to a new one, by name: those that are fields of its form and fit them stand
 * there to be looked at by whoever fills it in; all of them are variables the process begins with.
 */
export function prefilled(
  program: TypeProgram,
  values: Record<string, Json>,
  now: string,
): { changes: FormValues; variables: Record<string, Json> } {
  const changes = Object.create(null) as FormValues
  const context = { now, parameters: program.parameters }
  for (const { key, table, node } of fieldsOf(program.definition.form)) {
    if (table || !Object.hasOwn(values, key) || node['x-component'] === 'File') continue
    const input = { ...changes, [key]: values[key] ?? null }
    const accepted = acceptSubmission(program.form, {}, input, context)
    // Whoever fills in the form is told what is still missing; only what does not fit the field itself is left out.
    const refused = !accepted.ok && accepted.error.some((error) => error.path === key)
    if (!refused) changes[key] = values[key] ?? null
  }
  return { changes, variables: { ...values } }
}
