import { canonicalJson, type Json } from '@banshi/schemas'

/** Whether two plain values say the same, whatever the order of their keys; absent counts as null. */
export const sameText = (a: unknown, b: unknown): boolean =>
  canonicalJson((a ?? null) as Json) === canonicalJson((b ?? null) as Json)
