/** One bar of the 时限尺: a working day behind, today, today and due, still left, the due post, over. */
export type Tick = 'used' | 'today' | 'dueToday' | 'left' | 'post' | 'over'

/**
 * Bars of the 时限尺 (`ui §3`).
 * @param used working days from the arrival to yesterday
 * @param left working days after today until due: 0 = due today, negative = over
 * @returns nothing when more than 25 bars would be needed: then only the words stand
 */
export function rulerTicks(used: number, left: number): Tick[] {
  const before = left < 0 ? Math.max(0, used + left) : used
  const over = left < 0 ? -left : 0
  const today: Tick[] = left < 0 ? [] : [left === 0 ? 'dueToday' : 'today']
  const ticks: Tick[] = [
    ...Array.from({ length: Math.min(before, 40) }, (): Tick => 'used'),
    ...today,
    ...Array.from({ length: Math.min(Math.max(left, 0), 40) }, (): Tick => 'left'),
    'post',
    ...Array.from({ length: Math.min(over, 40) }, (): Tick => 'over'),
  ]
  return ticks.length > 26 ? [] : ticks
}

const dayMs = 86_400_000
/** Days begin at midnight of Beijing time, which keeps no summer time. */
const zoneMs = 8 * 3_600_000
const dayOf = (instant: string): number => Math.floor((Date.parse(instant) + zoneMs) / dayMs)

/**
 * Monday-to-Friday days from the arrival to yesterday. Only for how many bars stand behind today; the limit itself
 * is counted by the server on the unit's calendar.
 */
export function daysBehind(arrivedAt: string, now: string): number {
  const from = dayOf(arrivedAt)
  const until = dayOf(now)
  let days = 0
  for (let day = from + 1; day < until && days < 40; day += 1) {
    const weekday = (day + 4) % 7
    if (weekday !== 0 && weekday !== 6) days += 1
  }
  return days
}
