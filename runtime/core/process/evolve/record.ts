/** Copies with one entry set or removed; keys are our own counters or names checked by schema. */
export const withEntry = <T>(record: Readonly<Record<string, T>>, key: string, value: NoInfer<T>): Record<string, T> => ({
  ...record,
  [key]: value,
})
export function withoutEntry<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  if (!Object.hasOwn(record, key)) return record
  const { [key]: _removed, ...rest } = record
  return rest
}
/** The number in an id such as `e17`. */
export const numberOf = (id: string): number => Number(id.slice(1))
