import { fromDays, toDays, type CivilDate } from './civil.ts'
import { FeelObject } from './value.ts'
import { offsetAt, offsetOfLocal } from './zone.ts'

export const msPerDay = 86_400_000

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')

export class FeelDate extends FeelObject {
  readonly kind = 'date'
  /** Days since 1970-01-01. */
  constructor(readonly days: number) {
    super()
  }
  get civil(): CivilDate {
    return fromDays(this.days)
  }
  override toString(): string {
    const { year, month, day } = this.civil
    return `${year < 0 ? '-' : ''}${pad(Math.abs(year), 4)}-${pad(month)}-${pad(day)}`
  }
}

export function clockText(ms: number): string {
  const fraction = ms % 1000
  const text = `${pad(Math.floor(ms / 3_600_000))}:${pad(Math.floor(ms / 60_000) % 60)}:${pad(Math.floor(ms / 1000) % 60)}`
  return fraction === 0 ? text : `${text}.${pad(fraction, 3).replace(/0+$/, '')}`
}

export function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`
}

/** How a time says where it is: not at all, by an offset, or by the name of a zone. */
export type Zone = { kind: 'local' } | { kind: 'offset' } | { kind: 'named'; name: string }

/** Minutes east of UTC in which a time without zone stands, as dates and times do: Asia/Shanghai. */
const businessOffset = 480

export class FeelTime extends FeelObject {
  readonly kind = 'time'
  /** `ms` of the day; `offset` in minutes, null without zone. */
  constructor(
    readonly ms: number,
    readonly offset: number | null,
  ) {
    super()
  }
  /** What times are compared by: ms of the day in UTC, below 0 for the early hours in the east. */
  get utc(): number {
    return this.ms - (this.offset ?? businessOffset) * 60_000
  }
  override toString(): string {
    return clockText(this.ms) + (this.offset === null ? '' : offsetText(this.offset))
  }
}

/** A date and time. One without a zone stands in the business zone, so all of them compare. */
export class FeelDateTime extends FeelObject {
  readonly kind = 'datetime'
  /** `local`: ms of the wall clock since 1970-01-01; `offset`: minutes east of UTC. */
  constructor(
    readonly local: number,
    readonly offset: number,
    readonly zone: Zone,
  ) {
    super()
  }
  get instant(): number {
    return this.local - this.offset * 60_000
  }
  get date(): FeelDate {
    return new FeelDate(Math.floor(this.local / msPerDay))
  }
  get time(): FeelTime {
    return new FeelTime(
      this.local - this.date.days * msPerDay,
      this.zone.kind === 'local' ? null : this.offset,
    )
  }
  override toString(): string {
    const clock = `${this.date.toString()}T${clockText(this.time.ms)}`
    if (this.zone.kind === 'named') return `${clock}@${this.zone.name}`
    return this.zone.kind === 'offset' ? clock + offsetText(this.offset) : clock
  }
}

/** Days, hours, minutes, seconds. */
export class DaysDuration extends FeelObject {
  readonly kind = 'duration'
  constructor(readonly ms: number) {
    super()
  }
  override toString(): string {
    const ms = Math.abs(this.ms)
    const days = Math.floor(ms / msPerDay)
    const hours = Math.floor(ms / 3_600_000) % 24
    const minutes = Math.floor(ms / 60_000) % 60
    const seconds = (ms % 60_000) / 1000
    const clock = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
    const text = `${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`
    return text === '' ? 'PT0S' : `${this.ms < 0 ? '-' : ''}P${text}`
  }
}

/** Years and months. */
export class MonthsDuration extends FeelObject {
  readonly kind = 'duration'
  constructor(readonly months: number) {
    super()
  }
  override toString(): string {
    const size = Math.abs(this.months)
    const years = Math.floor(size / 12)
    const text = `${years ? `${years}Y` : ''}${size % 12 ? `${size % 12}M` : ''}`
    return text === '' ? 'P0M' : `${this.months < 0 ? '-' : ''}P${text}`
  }
}

const firstDay = toDays({ year: -9999, month: 1, day: 1 })
const lastDay = toDays({ year: 9999, month: 12, day: 31 })

/** Null outside the years -9999 … 9999. */
export const dateOfDays = (days: number): FeelDate | null =>
  days >= firstDay && days <= lastDay ? new FeelDate(days) : null

/** A wall-clock time in a zone; null for an unknown zone or a year out of range. */
export function localDateTime(local: number, zone: Zone, timeZone: string, offset = 0): FeelDateTime | null {
  const day = Math.floor(local / msPerDay)
  if (!(day >= firstDay && day <= lastDay)) return null
  if (zone.kind === 'offset') return new FeelDateTime(local, offset, zone)
  const found = offsetOfLocal(zone.kind === 'named' ? zone.name : timeZone, local)
  return found === undefined ? null : new FeelDateTime(local, found, zone)
}

/** The instant as it reads in a zone, with its offset. */
export function dateTimeOfInstant(instant: number, timeZone: string): FeelDateTime | null {
  const offset = offsetAt(timeZone, instant)
  if (offset === undefined) return null
  return localDateTime(instant + offset * 60_000, { kind: 'offset' }, timeZone, offset)
}
