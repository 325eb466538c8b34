import { addMonths, fromDays, toDays } from '../expression/values/civil.ts'
import { localDateTime, msPerDay } from '../expression/values/temporal.ts'
import { parseDateTime } from '../expression/values/temporalText.ts'
import { offsetAt } from '../expression/values/zone.ts'

/** The zone of business dates where none is named. */
export const businessZone = 'Asia/Shanghai'

/** A span of time by parts: months and days have no fixed length, seconds (with fraction) have. Never negative. */
export interface Duration {
  years: number
  months: number
  days: number
  seconds: number
}

const number = String.raw`(\d{1,9}(?:[.,]\d{1,9})?)`
const durationPattern = new RegExp(
  String.raw`^P(?:(\d{1,3})Y)?(?:(\d{1,5})M)?(?:(\d{1,5})W)?(?:(\d{1,6})D)?(?:T(?:${number}H)?(?:${number}M)?(?:${number}S)?)?$`,
)

/**
 * An ISO 8601 duration such as `P1M`, `P2W`, `PT1H30M`, `PT0.5S`; null for anything else, for a negative one, and where a
 * part but the smallest has a fraction. A week is seven days.
 */
export function parseDuration(text: string): Duration | null {
  const match = durationPattern.exec(text)
  if (!match || text.endsWith('P') || text.endsWith('T')) return null
  const parts = match.slice(1)
  const smallest = parts.findLastIndex((part) => part !== undefined)
  if (parts.some((part, place) => place < smallest && /[.,]/.test(part ?? ''))) return null
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map(
    (part) => Number((part ?? '0').replace(',', '.')),
  )
  return { years, months, days: weeks * 7 + days, seconds: (hours * 60 + minutes) * 60 + seconds }
}

/** Whether it has no length at all. */
export const isEmptyDuration = ({ years, months, days, seconds }: Duration): boolean =>
  years === 0 && months === 0 && days === 0 && seconds === 0

/**
 * The instant a duration later (`sign` -1: earlier), ISO 8601 UTC with milliseconds. Years, months and days are counted on
 * the business dates of the zone, keeping the time of day (a month from the 31st ends on the last day of the month);
 * hours, minutes and seconds are counted as they pass.
 */
export function addDuration(
  instant: string,
  { years, months, days, seconds }: Duration,
  timeZone = businessZone,
  sign: 1 | -1 = 1,
): string {
  let start = Date.parse(instant)
  if (years !== 0 || months !== 0 || days !== 0) {
    const local = start + (offsetAt(timeZone, start) ?? 0) * 60_000
    const day = Math.floor(local / msPerDay)
    const later = addMonths(fromDays(day), sign * (years * 12 + months))
    const moved = local + (toDays(later) + sign * days - day) * msPerDay
    start = localDateTime(moved, { kind: 'local' }, timeZone)?.instant ?? moved
  }
  return new Date(start + sign * Math.round(seconds * 1000)).toISOString()
}

const dayPart = String.raw`\d{4}-\d{2}-\d{2}`
const clockPart = String.raw`\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?`
const instantPattern = new RegExp(`^${dayPart}(?:T${clockPart})?$`)

/**
 * A date (its midnight) or a date and time as an instant, ISO 8601 UTC with milliseconds; without an offset it stands in
 * the zone. Null when it is none.
 */
export function parseInstant(text: string, timeZone = businessZone): string | null {
  const parsed = instantPattern.test(text) ? parseDateTime(text, timeZone) : null
  return parsed && new Date(parsed.instant).toISOString()
}

/** A repeating interval; `repetitions` -1: without end. It begins at `start` or ends at `end`, never both. */
export interface Cycle {
  repetitions: number
  start?: string
  end?: string
  /** ISO 8601 duration, longer than nothing. */
  interval: string
}

/** ISO 8601 repeating interval: `R3/PT1H`, `R/PT1H`, `R3/2026-03-01T09:00/P1D`, `R/PT1H/2026-03-31`; else null. */
export function parseCycle(text: string, timeZone = businessZone): Cycle | null {
  const [head, ...rest] = text.split('/')
  const count = /^R(\d{0,9})$/.exec(head ?? '')?.[1]
  if (count === undefined || rest.length < 1 || rest.length > 2) return null
  const repetitions = count === '' ? -1 : Number(count)
  const place = rest.findIndex((part) => part.startsWith('P'))
  const interval = rest[place]
  const duration = interval === undefined ? null : parseDuration(interval)
  if (interval === undefined || !duration || isEmptyDuration(duration)) return null
  if (rest.length === 1) return { repetitions, interval }
  const bound = parseInstant(rest[1 - place] ?? '', timeZone)
  if (bound === null) return null
  return place === 1 ? { repetitions, start: bound, interval } : { repetitions, end: bound, interval }
}
