import {
  failWith,
  succeed,
  type CalendarData,
  type DayLimit,
  type Rejection,
  type Result,
} from '@banshi/schemas'
import { dateAt, dateOf, dayNumber, endOf, weekday } from './plainDate.ts'

export type CalendarError = Rejection & { code: 'process.calendarYearMissing' }
const missing = (date: string): CalendarError => ({
  code: 'process.calendarYearMissing',
  params: { year: date.slice(0, 4) },
})

export const yearOf = (date: string, calendar: CalendarData): CalendarData['years'][number] | undefined =>
  calendar.years.find(({ year }) => year === Number(date.slice(0, 4)))

/** A year without data has no answer: guessing by weekday would set wrong limits in silence. */
export function isWorkingDay(date: string, calendar: CalendarData): Result<boolean, CalendarError> {
  const year = yearOf(date, calendar)
  if (!year) return failWith(missing(date))
  if (year.holidays.includes(date)) return succeed(false)
  return succeed(year.workdays.includes(date) || weekday(dayNumber(date)) <= 5)
}

/**
 * When a limit in days ends (`templates 0.5`): the day it starts does not count, it ends at 24:00 of its last day.
 * `start` and the answer are instants.
 */
export function dueAt(
  limit: DayLimit,
  start: string,
  calendar: CalendarData | undefined,
): Result<string, CalendarError> {
  const first = dayNumber(dateAt(start))
  if (limit.kind === 'CD') return succeed(endOf(first + limit.days))
  if (!calendar) return failWith(missing(dateAt(start)))
  let day = first
  for (let left = limit.days; left > 0;) {
    day += 1
    const working = isWorkingDay(dateOf(day), calendar)
    if (!working.ok) return working
    if (working.value) left -= 1
  }
  return succeed(endOf(day))
}

/**
 * Working days after today until the last day of a limit: 0 = due today or no working day left, negative = days over (at
 * least one as soon as the limit is over, also on a weekend). `null` where the calendar has no data.
 */
export function workingDaysLeft(now: string, due: string, calendar: CalendarData): number | null {
  const today = dayNumber(dateAt(now))
  const last = dayNumber(dateAt(new Date(Date.parse(due) - 1).toISOString()))
  const [from, to, sign] = last >= today ? [today, last, 1] : [last, today, -1]
  let count = 0
  for (let day = from + 1; day <= to; day++) {
    const working = isWorkingDay(dateOf(day), calendar)
    if (!working.ok) return null
    if (working.value) count += 1
  }
  return sign === 1 ? count : -Math.max(1, count)
}
