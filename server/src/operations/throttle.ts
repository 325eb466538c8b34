import type { Clock } from '../clock.ts'

/** Keys remembered at once; the oldest go first. */
const capacity = 10_000

/** Counts calls per key in windows of time, in this process: answers 0, or the seconds until the next is taken. */
export function createThrottle(clock: Clock, most: number, windowMillis: number): (key: string) => number {
  const windows = new Map<string, { since: number; count: number }>()
  return (key) => {
    const now = clock.millis()
    let window = windows.get(key)
    if (!window || now - window.since >= windowMillis) {
      windows.delete(key)
      window = { since: now, count: 0 }
      windows.set(key, window)
      if (windows.size > capacity) windows.delete(windows.keys().next().value as string)
    }
    window.count++
    return window.count <= most ? 0 : Math.max(1, Math.ceil((window.since + windowMillis - now) / 1000))
  }
}
