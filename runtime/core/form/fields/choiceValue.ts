import type { FieldOption, Json } from '@banshi/schemas'
import type { CheckInput, DefinitionFault, Fault } from './fieldType.ts'

/** The label people see; an ended or unknown option stays readable. */
export const labelOf = (options: readonly FieldOption[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value

export const isOffered = (value: string, input: CheckInput): boolean =>
  input.options?.some((option) => option.value === value) ?? false

/** A typed or pasted label or code → option. */
export const findOption = (options: readonly FieldOption[], typed: string): FieldOption | undefined =>
  options.find((option) => option.label === typed || option.value === typed)

export function parseChoice(
  options: readonly FieldOption[],
  typed: string,
): { ok: true; value: Json } | { ok: false; fault: Fault } {
  const text = typed.trim()
  if (text === '') return { ok: true, value: null }
  const option = findOption(options, text)
  return option
    ? { ok: true, value: option.value }
    : { ok: false, fault: { code: 'noSuchOption', params: { text } } }
}

export const acceptChoice = (json: Json): Json | undefined =>
  json === null || json === '' ? null : typeof json === 'string' && json.length <= 64 ? json : undefined

export const checkChoice = (options: readonly FieldOption[], value: Json, input: CheckInput): Fault[] =>
  typeof value === 'string' && !isOffered(value, input)
    ? [{ code: 'noSuchOption', params: { text: labelOf(options, value) } }]
    : []

export function defineOptions(options: readonly FieldOption[]): DefinitionFault[] {
  const faults: DefinitionFault[] = []
  if (options.length === 0) faults.push({ code: 'noOptions', place: 'enum' })
  else if (options.every((option) => option.ended)) faults.push({ code: 'allOptionsEnded', place: 'enum' })
  const seen = new Set<string>()
  for (const { value, label } of options) {
    if (seen.has(value)) faults.push({ code: 'duplicateOption', place: 'enum', params: { option: value } })
    if (label.trim() === '')
      faults.push({ code: 'optionWithoutLabel', place: 'enum', params: { option: value } })
    seen.add(value)
  }
  return faults
}
