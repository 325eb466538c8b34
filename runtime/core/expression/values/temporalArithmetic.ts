import { addMonths, toDays } from './civil.ts'
import {
  dateOfDays,
  DaysDuration,
  FeelDate,
  FeelDateTime,
  FeelTime,
  localDateTime,
  MonthsDuration,
  msPerDay,
  type Zone,
} from './temporal.ts'
import { offsetAt } from './zone.ts'
import { divide, exact, multiply, type FeelNumber } from './number.ts'
import { isNumber, type Value } from './value.ts'

type Duration = DaysDuration | MonthsDuration
type Moment = FeelDate | FeelTime | FeelDateTime

export const isDuration = (value: Value): value is Duration =>
  value instanceof DaysDuration || value instanceof MonthsDuration
export const isMoment = (value: Value): value is Moment =>
  value instanceof FeelDate || value instanceof FeelDateTime || value instanceof FeelTime

const zoneName = (zone: Zone, timeZone: string): string => (zone.kind === 'named' ? zone.name : timeZone)

function shiftDateTime(
  value: FeelDateTime,
  duration: Duration,
  sign: number,
  timeZone: string,
): FeelDateTime | null {
  if (duration instanceof MonthsDuration) {
    const days = toDays(addMonths(value.date.civil, sign * duration.months))
    return localDateTime(days * msPerDay + value.time.ms, value.zone, timeZone, value.offset)
  }
  const instant = value.instant + sign * duration.ms
  const offset =
    value.zone.kind === 'offset' ? value.offset : offsetAt(zoneName(value.zone, timeZone), instant)
  if (offset === undefined) return null
  const local = instant + offset * 60_000
  return dateOfDays(Math.floor(local / msPerDay)) && new FeelDateTime(local, offset, value.zone)
}

/** A moment later (`sign` 1) or earlier (-1); null where the two do not go together. */
export function shift(value: Moment, duration: Duration, sign: 1 | -1, timeZone: string): Moment | null {
  if (value instanceof FeelDateTime) return shiftDateTime(value, duration, sign, timeZone)
  if (value instanceof FeelDate) {
    if (duration instanceof MonthsDuration) {
      return dateOfDays(toDays(addMonths(value.civil, sign * duration.months)))
    }
    return dateOfDays(value.days + Math.floor((sign * duration.ms) / msPerDay))
  }
  if (!(duration instanceof DaysDuration)) return null
  const ms = (value.ms + sign * duration.ms) % msPerDay
  return new FeelTime(ms < 0 ? ms + msPerDay : ms, value.offset)
}

/** The time between two moments of a kind. */
export function difference(a: Moment, b: Moment, timeZone: string): DaysDuration | null {
  if (a instanceof FeelDate && b instanceof FeelDate) return new DaysDuration((a.days - b.days) * msPerDay)
  if (a instanceof FeelTime && b instanceof FeelTime) {
    return new DaysDuration(a.utc - b.utc)
  }
  const [x, y] = [midnight(a, timeZone), midnight(b, timeZone)]
  return x && y && new DaysDuration(x.instant - y.instant)
}

const midnight = (value: Moment, timeZone: string): FeelDateTime | null =>
  value instanceof FeelDateTime
    ? value
    : value instanceof FeelDate
      ? localDateTime(value.days * msPerDay, { kind: 'local' }, timeZone)
      : null

export function addDurations(a: Duration, b: Duration, sign: 1 | -1): Duration | null {
  if (a instanceof DaysDuration && b instanceof DaysDuration) return new DaysDuration(a.ms + sign * b.ms)
  if (a instanceof MonthsDuration && b instanceof MonthsDuration) {
    return new MonthsDuration(a.months + sign * b.months)
  }
  return null
}

export function scaleDuration(duration: Duration, factor: FeelNumber, by: 'times' | 'over'): Duration | null {
  const size = duration instanceof DaysDuration ? duration.ms : duration.months
  const scaled = by === 'times' ? multiply(size, factor) : divide(size, factor)
  if (scaled === null) return null
  const whole = exact(scaled).trunc().toNumber()
  if (!Number.isSafeInteger(whole)) return null
  return duration instanceof DaysDuration ? new DaysDuration(whole) : new MonthsDuration(whole)
}

export function durationRatio(a: Duration, b: Duration): FeelNumber | null {
  if (a instanceof DaysDuration && b instanceof DaysDuration) return divide(a.ms, b.ms)
  if (a instanceof MonthsDuration && b instanceof MonthsDuration) return divide(a.months, b.months)
  return null
}

export function temporalSum(a: Value, b: Value, timeZone: string): Value {
  if (isMoment(a) && isDuration(b)) return shift(a, b, 1, timeZone)
  if (isDuration(a) && isMoment(b)) return shift(b, a, 1, timeZone)
  return isDuration(a) && isDuration(b) ? addDurations(a, b, 1) : null
}

export function temporalDifference(a: Value, b: Value, timeZone: string): Value {
  if (isMoment(a) && isDuration(b)) return shift(a, b, -1, timeZone)
  if (isMoment(a) && isMoment(b)) return difference(a, b, timeZone)
  return isDuration(a) && isDuration(b) ? addDurations(a, b, -1) : null
}

export function temporalProduct(a: Value, b: Value): Value {
  if (isDuration(a) && isNumber(b)) return scaleDuration(a, b, 'times')
  return isNumber(a) && isDuration(b) ? scaleDuration(b, a, 'times') : null
}

export function temporalQuotient(a: Value, b: Value): Value {
  if (isDuration(a) && isNumber(b)) return scaleDuration(a, b, 'over')
  return isDuration(a) && isDuration(b) ? durationRatio(a, b) : null
}
