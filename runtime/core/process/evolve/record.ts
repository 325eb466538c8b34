import type { ProcessState } from '@banshi/schemas'

/** Copies with one entry set or removed; keys are our own counters or names checked by schema. */
export function withEntry<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: NoInfer<T>,
): Record<string, T> {
  const copy = { ...record }
  copy[key] = value
  return copy
}
export function withoutEntry<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  if (!Object.hasOwn(record, key)) return record
  const rest: Record<string, T> = {}
  for (const name of Object.keys(record)) if (name !== key) rest[name] = record[name] as T
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
