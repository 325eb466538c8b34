/** Letters to add, drop or change to get from one name to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The name most like a mistyped one; `—` when there is none to choose from. */
export function closestName(name: string, known: readonly string[]): string {
  const short = name.slice(0, 64).toLowerCase()
  let best = '—'
  let least = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const found = distance(short, candidate.slice(0, 64).toLowerCase())
    if (found < least) {
      least = found
      best = candidate
    }
  }
  return best
}
