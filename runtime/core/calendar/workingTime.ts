import { failWith, succeed, type CalendarData, type Result } from '@banshi/schemas'
import { dateAt, dateOf, dayNumber, startOf } from './plainDate.ts'
import { isWorkingDay, yearOf, type CalendarError } from './workingDays.ts'

const minuteMs = 60_000
type Span = readonly [from: number, to: number]

/** Half-open minutes of a day in order, overlaps joined. */
function ordered(hours: readonly (readonly [number, number])[]): Span[] {
  const spans: [number, number][] = []
  for (const [from, to] of [...hours].sort(([a], [b]) => a - b)) {
    const last = spans.at(-1)
    if (to <= from) continue
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else spans.push([from, to])
  }
  return spans
}

/** The office hours of a day, as ms since 1970; none on a day off. */
function spansOf(day: number, calendar: CalendarData): Result<Span[], CalendarError> {
  const date = dateOf(day)
  const working = isWorkingDay(date, calendar)
  if (!working.ok) return working
  if (!working.value) return succeed([])
  const midnight = startOf(day)
  return succeed(
    ordered(yearOf(date, calendar)?.hours ?? []).map(([from, to]): Span => [
      midnight + from * minuteMs,
      midnight + to * minuteMs,
    ]),
  )
}

/**
 * The instant at which that many working minutes have passed (fractions count): always in office hours or at their very end,
 * whatever `start` is; nothing to add leaves `start` as it is. A year without data is an error, never a guess.
 */
export function addWorkingTime(
  start: string,
  minutes: number,
  calendar: CalendarData,
): Result<string, CalendarError> {
  let at = Date.parse(start)
  let left = Math.round(minutes * minuteMs)
  if (left <= 0) return succeed(start)
  for (let day = dayNumber(dateAt(start)); ; day++) {
    const spans = spansOf(day, calendar)
    if (!spans.ok) return spans
    for (const [from, to] of spans.value) {
      at = Math.max(at, from)
      if (at + left <= to) return succeed(new Date(at + left).toISOString())
      left -= Math.max(0, to - at)
      at = Math.max(at, to)
    }
  }
}

/** Working minutes from `a` to `b`, negative when `b` is earlier. */
export function workingTimeBetween(
  a: string,
  b: string,
  calendar: CalendarData,
): Result<number, CalendarError> {
  if (Date.parse(b) < Date.parse(a)) {
    const back = workingTimeBetween(b, a, calendar)
    return back.ok ? succeed(0 - back.value) : failWith(back.error)
  }
  const [begin, end] = [Date.parse(a), Date.parse(b)]
  let total = 0
  for (let day = dayNumber(dateAt(a)); day <= dayNumber(dateAt(b)); day++) {
    const spans = spansOf(day, calendar)
    if (!spans.ok) return spans
    for (const [from, to] of spans.value) total += Math.max(0, Math.min(to, end) - Math.max(from, begin))
  }
  return succeed(total / minuteMs)
}
