/** Chance that can be repeated: the same seed draws the same again. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from 0, less than `limit`. */
  below(limit: number): number
  chance(share: number): boolean
  pick<T>(items: readonly T[]): T
}

/** Mulberry32: small, fast, and good enough to draw models. */
export function seeded(seed: number): Random {
  let at = seed >>> 0
  const next = (): number => {
    at = (at + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (share) => next() < share,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new Error('Expected something to pick from, but the list is empty')
      return items[below(items.length)] as T
    },
  }
}
