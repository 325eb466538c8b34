import type { ProcessState } from '@banshi/schemas'

/** Copies with one entry set or removed; keys are our own counters or names checked by schema. */
export const withEntry = <T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: NoInfer<T>,
): Record<string, T> => ({
  ...record,
  [key]: value,
})
export function withoutEntry<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  if (!Object.hasOwn(record, key)) return record
  const { [key]: _removed, ...rest } = record
  return rest
}
export const entryOf = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** Counters never go back, so that an id is given once in a case; the number stands in the id: `e17`. */
export function counted(
  counters: ProcessState['counters'],
  kind: keyof ProcessState['counters'],
  id: string,
): ProcessState['counters'] {
  const number = Number(id.slice(1))
  return number > counters[kind] ? { ...counters, [kind]: number } : counters
}
