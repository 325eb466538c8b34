import type { Machine } from '../machine.ts'
import { weekday } from './civil.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, offsetText } from './temporal.ts'
import { FeelRange, isContext, isList, ownEntry, type Value } from './value.ts'
import { numberType, stringType, type FeelType, anyType, booleanType } from '../types.ts'

/** What can be read from a temporal value or a range, by kind (DMN 1.3 table 65). */
export const properties: Record<string, Record<string, FeelType>> = {
  date: { year: numberType, month: numberType, day: numberType, weekday: numberType },
  datetime: {
    year: numberType,
    month: numberType,
    day: numberType,
    weekday: numberType,
    hour: numberType,
    minute: numberType,
    second: numberType,
    'time offset': { kind: 'duration' },
    timezone: stringType,
    date: { kind: 'date' },
    time: { kind: 'time' },
  },
  time: {
    hour: numberType,
    minute: numberType,
    second: numberType,
    'time offset': { kind: 'duration' },
    timezone: stringType,
  },
  duration: {
    years: numberType,
    months: numberType,
    days: numberType,
    hours: numberType,
    minutes: numberType,
    seconds: numberType,
  },
  range: { start: anyType, end: anyType, 'start included': booleanType, 'end included': booleanType },
}

function dateProperty(date: FeelDate, key: string): Value {
  if (key === 'weekday') return weekday(date.days)
  const civil = date.civil
  return key === 'year' ? civil.year : key === 'month' ? civil.month : key === 'day' ? civil.day : null
}

function timeProperty(time: FeelTime, key: string): Value {
  if (key === 'hour') return Math.floor(time.ms / 3_600_000)
  if (key === 'minute') return Math.floor(time.ms / 60_000) % 60
  if (key === 'second') return (time.ms % 60_000) / 1000
  if (time.offset === null) return null
  if (key === 'time offset') return new DaysDuration(time.offset * 60_000)
  return key === 'timezone' ? offsetText(time.offset) : null
}

function dateTimeProperty(value: FeelDateTime, key: string): Value {
  if (key === 'date') return value.date
  if (key === 'time') return value.time
  if (key === 'timezone' && value.zone.kind === 'named') return value.zone.name
  return dateProperty(value.date, key) ?? timeProperty(value.time, key)
}

const part = (size: number, unit: number, modulo: number): number => {
  const whole = Math.trunc(size / unit)
  return modulo === 0 ? whole : whole % modulo
}

function durationProperty(value: DaysDuration | MonthsDuration, key: string): Value {
  if (value instanceof MonthsDuration) {
    return key === 'years' ? part(value.months, 12, 0) : key === 'months' ? part(value.months, 1, 12) : null
  }
  if (key === 'days') return part(value.ms, 86_400_000, 0)
  if (key === 'hours') return part(value.ms, 3_600_000, 24)
  if (key === 'minutes') return part(value.ms, 60_000, 60)
  return key === 'seconds' ? (value.ms % 60_000) / 1000 : null
}

function rangeProperty(range: FeelRange, key: string): Value {
  if (key === 'start') return range.start
  if (key === 'end') return range.end
  if (key === 'start included') return range.startIncluded
  return key === 'end included' ? range.endIncluded : null
}

/** `value.key`; of a list, the key of each of its items. */
export function property(value: Value, key: string, machine: Machine): Value {
  if (value === null || typeof value !== 'object') return null
  if (isList(value)) {
    machine.spend(value.length)
    machine.descend()
    const list = value.map((item) => property(item, key, machine))
    machine.ascend()
    return list
  }
  if (isContext(value)) return ownEntry(value, key)
  if (value instanceof FeelDate) return dateProperty(value, key)
  if (value instanceof FeelDateTime) return dateTimeProperty(value, key)
  if (value instanceof FeelTime) return timeProperty(value, key)
  if (value instanceof DaysDuration || value instanceof MonthsDuration) return durationProperty(value, key)
  return value instanceof FeelRange ? rangeProperty(value, key) : null
}
