import { canonicalJson, type Json } from '@banshi/schemas'

/** Elements of two versions, paired by id in the order of the newer one, removed ones last. */
export function pairById<T>(
  old: readonly T[],
  next: readonly T[],
  idOf: (element: T) => string,
): { id: string; before: T | undefined; after: T | undefined }[] {
  const before = new Map(old.map((element) => [idOf(element), element]))
  const after = new Map(next.map((element) => [idOf(element), element]))
  const pairs = [...after].map(([id, element]) => ({
    id,
    before: before.get(id),
    after: element as T | undefined,
  }))
  const removed = [...before].filter(([id]) => !after.has(id))
  return [
    ...pairs,
    ...removed.map(([id, element]) => ({ id, before: element as T | undefined, after: undefined })),
  ]
}

/** Whether two parts of a definition differ in content, whatever their key order. */
export const differs = (a: unknown, b: unknown): boolean =>
  canonicalJson((a ?? null) as Json) !== canonicalJson((b ?? null) as Json)
