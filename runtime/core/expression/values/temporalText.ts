import { isDate, toDays } from './civil.ts'
import {
  DaysDuration,
  FeelDate,
  FeelTime,
  localDateTime,
  MonthsDuration,
  msPerDay,
  dateTimeOfInstant,
  type FeelDateTime,
  type Zone,
} from './temporal.ts'
import { offsetAt } from './zone.ts'

const datePattern = /^(-?\d{4})-(\d{2})-(\d{2})$/
const timePattern =
  /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2}|@[A-Za-z0-9_+\-/]{1,40})?$/
const durationPattern =
  /^(-)?P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:\.(\d{1,9}))?S)?)?$/

/** `YYYY-MM-DD`, null when it is no date. */
export function parseDate(text: string): FeelDate | null {
  const match = datePattern.exec(text)
  if (!match) return null
  const date = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  return isDate(date) ? new FeelDate(toDays(date)) : null
}

const milliseconds = (fraction: string | undefined): number =>
  Number((fraction ?? '').padEnd(3, '0').slice(0, 3))

interface Clock {
  ms: number
  zone: Zone
  offset: number
}

function parseClock(text: string): Clock | null {
  const match = timePattern.exec(text)
  if (!match) return null
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return null
  const ms = ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds(match[4])
  const zone = match[5]
  if (zone === undefined) return { ms, zone: { kind: 'local' }, offset: 0 }
  if (zone.startsWith('@')) return { ms, zone: { kind: 'named', name: zone.slice(1) }, offset: 0 }
  if (zone === 'Z') return { ms, zone: { kind: 'offset' }, offset: 0 }
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))
  if (size > 18 * 60) return null
  return { ms, zone: { kind: 'offset' }, offset: zone.startsWith('-') ? -size : size }
}

export function parseTime(text: string): FeelTime | null {
  const clock = parseClock(text)
  if (!clock) return null
  if (clock.zone.kind === 'local') return new FeelTime(clock.ms, null)
  if (clock.zone.kind === 'offset') return new FeelTime(clock.ms, clock.offset)
  const offset = offsetAt(clock.zone.name, 0)
  return offset === undefined ? null : new FeelTime(clock.ms, offset)
}

/** ISO 8601; without a zone it stands in `timeZone`; a date alone is its midnight. */
export function parseDateTime(text: string, timeZone: string): FeelDateTime | null {
  const split = text.indexOf('T')
  const date = parseDate(split < 0 ? text : text.slice(0, split))
  if (!date) return null
  if (split < 0) return localDateTime(date.days * msPerDay, { kind: 'local' }, timeZone)
  const clock = parseClock(text.slice(split + 1))
  return clock && localDateTime(date.days * msPerDay + clock.ms, clock.zone, timeZone, clock.offset)
}

/** An instant from outside, as it reads in the business zone. */
export function parseInstant(text: string, timeZone: string): FeelDateTime | null {
  const parsed = parseDateTime(text, timeZone)
  return parsed && dateTimeOfInstant(parsed.instant, timeZone)
}

export function parseDuration(text: string): DaysDuration | MonthsDuration | null {
  const match = durationPattern.exec(text)
  if (!match || text.endsWith('P') || text.endsWith('T')) return null
  const [, sign, years, months, days, hours, minutes, seconds, fraction] = match
  const hasMonths = years !== undefined || months !== undefined
  const hasDays = [days, hours, minutes, seconds].some((part) => part !== undefined)
  if (hasMonths === hasDays) return null
  const direction = sign ? -1 : 1
  if (hasMonths) return new MonthsDuration(direction * (Number(years ?? 0) * 12 + Number(months ?? 0)))
  const whole =
    ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)
  return new DaysDuration(direction * (whole * 1000 + milliseconds(fraction)))
}

/** `@"…"`: what the text looks like decides what it is (DMN 1.3 §10.3.2.9). */
export function parseTemporal(
  text: string,
  timeZone: string,
): FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | null {
  if (/^-?P/.test(text)) return parseDuration(text)
  if (/^\d{2}:/.test(text)) return parseTime(text)
  return text.includes('T') ? parseDateTime(text, timeZone) : parseDate(text)
}
