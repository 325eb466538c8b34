import {
  failWith,
  succeed,
  type CalendarData,
  type DayLimit,
  type Rejection,
  type Result,
} from '@banshi/schemas'
import { addDuration, parseCycle, parseDuration, parseInstant, type Duration } from './iso8601.ts'
import { firstOccurrence } from './occurrences.ts'
import { dateAt } from './plainDate.ts'
import { dueAt } from './workingDays.ts'
import { addWorkingTime } from './workingTime.ts'

/** The three forms of a timer event definition (BPMN 2.0 §10.5.5, table 10.101). */
export type TimerKind = 'date' | 'duration' | 'cycle'

export interface TimerOptions {
  /** The unit's working calendar; needed for working time alone. */
  calendar?: CalendarData | undefined
  /** `working`: days are working days, hours and minutes office hours. Absent: `calendar`. */
  counting?: 'calendar' | 'working' | undefined
  /** Takes the place of a duration's text. */
  limit?: DayLimit | undefined
}

/** How often a cycle fires after its next time (-1: without end), and its ISO 8601 interval. */
export interface Repeat {
  left: number
  interval: string
}

/** When a timer is due, ISO 8601 UTC; `calendar`: the one that was counted on (`design §4`). */
export interface TimerDue {
  dueAt: string
  repeat?: Repeat
  calendar?: { id: string; revision: number }
}

type Outcome = Result<TimerDue, Rejection>

const lastInstant = '9999-12-31T23:59:59.999Z'
const invalid = (text: string): { ok: false; error: Rejection } =>
  failWith({ code: 'process.timerInvalid', params: { text } })

const shapes: Record<TimerKind, RegExp> = {
  date: /^\d{4}-\d{2}-\d{2}(T.*)?$/,
  duration: /^-?P(T?\d[\d.,]*[YMWDHS])+$/,
  cycle: /^R\d*\//,
}

/** Whether a timer's text is written in ISO 8601, if badly; anything else is FEEL giving such a text. */
export const isTimerText = (kind: TimerKind, text: string): boolean => shapes[kind].test(text.trim())

/**
 * Working time: months on the calendar, then whole working days (ending at 24:00, as limits do), then office hours. Each
 * part that is absent changes nothing.
 */
function afterWorking(
  start: string,
  { years, months, days, seconds }: Duration,
  calendar: CalendarData | undefined,
): Result<string, Rejection> {
  if (!calendar) {
    return failWith({ code: 'process.calendarYearMissing', params: { year: dateAt(start).slice(0, 4) } })
  }
  const later = addDuration(start, { years, months, days: 0, seconds: 0 })
  const day = days === 0 ? succeed(later) : dueAt({ days, kind: 'WD' }, later, calendar)
  return day.ok ? addWorkingTime(day.value, seconds / 60, calendar) : day
}

const usedBy = ({ calendar, counting, limit }: TimerOptions): Pick<TimerDue, 'calendar'> =>
  calendar && (limit ? limit.kind === 'WD' : counting === 'working')
    ? { calendar: { id: calendar.id, revision: calendar.revision } }
    : {}

function afterDuration(text: string, start: string, options: TimerOptions): Outcome {
  const duration = parseDuration(text)
  if (!duration) return invalid(text)
  const due =
    options.counting === 'working'
      ? afterWorking(start, duration, options.calendar)
      : succeed(addDuration(start, duration))
  if (!due.ok) return due
  return due.value > lastInstant ? invalid(text) : succeed({ dueAt: due.value, ...usedBy(options) })
}

function ofCycle(text: string, clock: string, options: TimerOptions): Outcome {
  const now = new Date(clock).toISOString()
  const cycle = parseCycle(text)
  const first = cycle && firstOccurrence(cycle, now)
  if (!cycle || !first) return invalid(text)
  const bound = cycle.start ?? cycle.end
  const due: Outcome =
    bound === undefined ? afterDuration(cycle.interval, now, options) : succeed({ dueAt: first.dueAt })
  if (!due.ok || first.left === 0) return due
  return succeed({ ...due.value, repeat: { left: first.left, interval: cycle.interval } })
}

/**
 * When a timer that begins at `now` fires (BPMN 2.0 §10.5.5; the text is ISO 8601, white space around it does not count).
 * A date that has passed is due now; of a cycle with a start the times that have passed are left out. Errors:
 * `process.timerInvalid { text }`, `process.calendarYearMissing { year }`.
 */
export function timerDue(kind: TimerKind, text: string, now: string, options: TimerOptions = {}): Outcome {
  const trimmed = text.trim()
  if (kind === 'cycle') return ofCycle(trimmed, now, { ...options, limit: undefined })
  if (kind === 'duration') {
    const { limit, calendar } = options
    if (!limit) return afterDuration(trimmed, now, options)
    const due = dueAt(limit, now, calendar)
    return due.ok ? succeed({ dueAt: due.value, ...usedBy(options) }) : due
  }
  const date = parseInstant(trimmed)
  if (date === null) return invalid(trimmed)
  return succeed({ dueAt: Date.parse(date) < Date.parse(now) ? new Date(now).toISOString() : date })
}

/** The next time of a cycle after it was due at `previousDueAt`; null when that was the last one. */
export function nextDue(
  repeat: Repeat,
  previousDueAt: string,
  options: TimerOptions = {},
): Result<TimerDue | null, Rejection> {
  if (repeat.left === 0) return succeed(null)
  const due = afterDuration(repeat.interval, previousDueAt, { ...options, limit: undefined })
  if (!due.ok) return due
  const left = repeat.left < 0 ? -1 : repeat.left - 1
  return succeed(left === 0 ? due.value : { ...due.value, repeat: { left, interval: repeat.interval } })
}
