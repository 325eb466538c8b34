import { addDuration, parseDuration, type Cycle, type Duration } from './iso8601.ts'

/** The next time a cycle fires and how often it does afterwards (-1: without end). */
export interface Occurrence {
  dueAt: string
  left: number
}

const hasMonths = ({ years, months }: Duration): boolean => years !== 0 || months !== 0

/** How many whole steps certainly fit between two instants, so that walking them one by one is short. */
function surely(from: string, to: string, interval: Duration): number {
  if (hasMonths(interval)) return 0
  const longest = (interval.days + (interval.days > 0 ? 1 : 0)) * 86_400 + interval.seconds
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / (longest * 1000)) - 1)
}

const times = ({ days, seconds }: Duration, count: number): Duration => ({
  years: 0,
  months: 0,
  days: days * count,
  seconds: seconds * count,
})

/** Times that have passed count as missed; when all have, the last one is due now. */
function fromStart(start: string, repetitions: number, interval: Duration, now: string): Occurrence {
  const most = repetitions < 0 ? Number.POSITIVE_INFINITY : repetitions - 1
  let passed = Math.min(most, surely(start, now, interval))
  let dueAt = passed === 0 ? start : addDuration(start, times(interval, passed))
  while (dueAt < now && passed < most) {
    dueAt = addDuration(dueAt, interval)
    passed += 1
  }
  return { dueAt: dueAt < now ? now : dueAt, left: repetitions < 0 ? -1 : most - passed }
}

/** Counted backwards from the end, which is the last time; without a number of repetitions as often as fits from now. */
function untilEnd(end: string, repetitions: number, interval: Duration, now: string): Occurrence {
  if (end < now) return { dueAt: now, left: 0 }
  const most = repetitions < 0 ? Number.POSITIVE_INFINITY : repetitions - 1
  let left = Math.min(most, surely(now, end, interval))
  let dueAt = left === 0 ? end : addDuration(end, times(interval, left), undefined, -1)
  while (left < most) {
    const earlier = addDuration(dueAt, interval, undefined, -1)
    if (earlier < now) break
    dueAt = earlier
    left += 1
  }
  return { dueAt, left }
}

/** The first time of a cycle at or after `now`; one without start begins an interval from now. */
export function firstOccurrence(cycle: Cycle, now: string): Occurrence | null {
  const interval = parseDuration(cycle.interval)
  if (!interval || cycle.repetitions === 0) return null
  if (cycle.start !== undefined) return fromStart(cycle.start, cycle.repetitions, interval, now)
  if (cycle.end !== undefined) return untilEnd(cycle.end, cycle.repetitions, interval, now)
  return { dueAt: addDuration(now, interval), left: Math.max(-1, cycle.repetitions - 1) }
}
