import type { CalendarData } from '@banshi/schemas'
import { workingDaysLeft } from '@banshi/core/calendar'

/** Working days until a limit; null without one, and where the calendar has no data to count on. */
export function daysLeft(
  now: string,
  dueAt: string | null,
  calendar: CalendarData | undefined,
): number | null {
  return dueAt && calendar ? workingDaysLeft(now, dueAt, calendar) : null
}
