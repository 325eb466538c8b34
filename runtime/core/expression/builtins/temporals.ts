import type { Machine } from '../machine.ts'
import { dayOfYear, isDate, isoWeek, toDays, weekday } from '../values/civil.ts'
import { equals } from '../values/compare.ts'
import { numberText, wholeNumber } from '../values/number.ts'
import {
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  localDateTime,
  MonthsDuration,
  msPerDay,
} from '../values/temporal.ts'
import { parseDate, parseDateTime, parseDuration, parseInstant, parseTime } from '../values/temporalText.ts'
import { isNumber, type Value } from '../values/value.ts'
import { any, day, define, nullable, optional, text, type Builtin, type Fault } from './define.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const daysOf = (value: FeelDate | FeelDateTime): number =>
  (value instanceof FeelDate ? value : value.date).days

function dateFrom(year: Value, month: Value, date: Value): FeelDate | null {
  if (!isNumber(year)) {
    if (typeof year === 'string') return parseDate(year)
    return year instanceof FeelDate ? year : year instanceof FeelDateTime ? year.date : null
  }
  if (!isNumber(month) || !isNumber(date)) return null
  const civil = { year: wholeNumber(year) ?? 0, month: wholeNumber(month) ?? 0, day: wholeNumber(date) ?? 0 }
  return isDate(civil) ? new FeelDate(toDays(civil)) : null
}

function timeFrom(hour: Value, minute: Value, second: Value | undefined, offset: Value): FeelTime | null {
  if (!isNumber(hour)) {
    if (typeof hour === 'string') return parseTime(hour)
    if (hour instanceof FeelTime) return hour
    return hour instanceof FeelDateTime ? hour.time : hour instanceof FeelDate ? new FeelTime(0, 0) : null
  }
  const [h, m] = [wholeNumber(hour), isNumber(minute) ? wholeNumber(minute) : undefined]
  const s = second === undefined ? 0 : isNumber(second) ? Number(numberText(second)) : Number.NaN
  if (h === undefined || m === undefined || !(h >= 0 && h < 24 && m >= 0 && m < 60 && s >= 0 && s < 60))
    return null
  const ms = (h * 60 + m) * 60 * 1000 + Math.round(s * 1000)
  return new FeelTime(ms, offset instanceof DaysDuration ? Math.trunc(offset.ms / 60_000) : null)
}

/** `time` undefined: the first value stands alone. */
function dateTimeFrom(date: Value, time: Value | undefined, machine: Machine): FeelDateTime | null {
  if (typeof date === 'string' && time === undefined) return parseDateTime(date, machine.timeZone)
  if (date instanceof FeelDateTime && time === undefined) return date
  const plain = date instanceof FeelDateTime ? date.date : date instanceof FeelDate ? date : null
  if (!plain) return null
  if (time === undefined) return localDateTime(plain.days * msPerDay, { kind: 'local' }, machine.timeZone)
  if (!(time instanceof FeelTime)) return null
  const kind = time.offset === null ? 'local' : 'offset'
  return localDateTime(plain.days * msPerDay + time.ms, { kind }, machine.timeZone, time.offset ?? 0)
}

function monthsBetween(from: FeelDate, to: FeelDate): MonthsDuration {
  if (from.days > to.days) return new MonthsDuration(0 - monthsBetween(to, from).months)
  const [a, b] = [from.civil, to.civil]
  const whole = (b.year - a.year) * 12 + b.month - a.month
  return new MonthsDuration(b.day < a.day ? whole - 1 : whole)
}

/** A literal text that is no date, found before anything runs. */
const literal =
  (parse: (text: string) => unknown) =>
  (constants: readonly (Value | undefined)[]): Fault | undefined => {
    const [first] = constants
    const alone = constants.slice(1).every((constant) => constant === undefined || constant === null)
    if (typeof first !== 'string' || !alone || parse(first) !== null) return undefined
    return { code: 'badTemporal', params: { text: first.slice(0, 40) } }
  }

function now(machine: Machine): FeelDateTime | null {
  machine.spend(20)
  return parseInstant(machine.context.now, machine.timeZone)
}

const plainDay = (value: FeelDate | FeelDateTime): FeelDate =>
  value instanceof FeelDate ? value : value.date

const zoneOf = (value: Value): string | null =>
  value instanceof FeelTime
    ? String(value.offset)
    : value instanceof FeelDateTime
      ? `${value.zone.kind} ${value.offset}`
      : null

/** `is`: the same value of the same type, told in the same zone (DMN 1.3 §10.3.4.6); never unknown. */
const isSame = (a: Value, b: Value, machine: Machine): boolean =>
  equals(a, b, machine) === true && zoneOf(a) === zoneOf(b)

/** Functions on dates, times and durations (DMN 1.3 §10.3.4.1, §10.3.4.6, §10.3.4.8). The time is the context's. */
export const temporals: Builtin[] = [
  define(
    'date',
    [any('from'), optional(any('month')), optional(any('day'))],
    'date',
    (_machine, year, month, date) => dateFrom(year, month ?? null, date ?? null),
    literal(parseDate),
  ),
  define(
    'time',
    [any('from'), optional(any('minute')), optional(any('second')), nullable(any('offset'))],
    'time',
    (_machine, hour, minute, second, offset) => timeFrom(hour, minute ?? null, second, offset ?? null),
    literal(parseTime),
  ),
  define(
    'date and time',
    [any('from'), optional(any('time'))],
    'datetime',
    (machine, date, time) => {
      machine.spend(20)
      return dateTimeFrom(date, time, machine)
    },
    literal((from) => parseDateTime(from, 'Asia/Shanghai')),
  ),
  define(
    'duration',
    [text('from')],
    'duration',
    (_machine, from) => parseDuration(from),
    literal(parseDuration),
  ),
  define('years and months duration', [day('from'), day('to')], 'duration', (_machine, from, to) =>
    monthsBetween(plainDay(from), plainDay(to)),
  ),
  define('is', [any('value1'), any('value2')], 'boolean', (machine, a, b) => isSame(a, b, machine)),
  define('now', [], 'datetime', now),
  define('today', [], 'date', (machine) => now(machine)?.date ?? null),
  define(
    'day of week',
    [day('date')],
    'string',
    (_machine, date) => weekdays[weekday(daysOf(date)) - 1] ?? null,
  ),
  define('day of year', [day('date')], 'number', (_machine, date) => dayOfYear(daysOf(date))),
  define('week of year', [day('date')], 'number', (_machine, date) => isoWeek(daysOf(date))),
  define(
    'month of year',
    [day('date')],
    'string',
    (_machine, date) => months[plainDay(date).civil.month - 1] ?? null,
  ),
  define('last day of month', [day('date')], 'date', (_machine, date) => {
    const { year, month } = plainDay(date).civil
    return new FeelDate(
      toDays(month === 12 ? { year: year + 1, month: 1, day: 1 } : { year, month: month + 1, day: 1 }) - 1,
    )
  }),
]
