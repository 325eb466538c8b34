/**
 * The only place that reads the machine's clock. Everything else receives a `Clock` or an instant.
 * Instants are UTC, ISO 8601 with milliseconds; business dates are plain dates in the tenant's zone.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  millis(): number
  /** The same moment as an instant. */
  now(): string
}

export const systemClock: Clock = {
  millis: () => Date.now(),
  now: () => new Date().toISOString(),
}

/** A clock that stands still until it is moved; for tests. */
export function settableClock(
  start: string,
): Clock & { set(instant: string): void; advance(millis: number): void } {
  let current = Date.parse(start)
  return {
    millis: () => current,
    now: () => new Date(current).toISOString(),
    set: (instant) => {
      current = Date.parse(instant)
    },
    advance: (millis) => {
      current += millis
    },
  }
}

/** Any time text PostgreSQL or JavaScript writes, as an instant. */
export const toInstant = (text: string): string => new Date(text).toISOString()

/** The instant so many milliseconds after (or, negative, before) another. */
export const addMillis = (instant: string, millis: number): string =>
  new Date(Date.parse(instant) + millis).toISOString()

/** An instant in milliseconds since 1970. */
export const millisOf = (instant: string): number => Date.parse(instant)

/** Making one costs a millisecond; there are as many as time zones in use. */
const formats = new Map<string, Intl.DateTimeFormat>()
function formatOf(timeZone: string, withTime: boolean): Intl.DateTimeFormat {
  const name = `${timeZone} ${withTime}`
  const known = formats.get(name)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    ...(withTime && { timeStyle: 'short' }),
  })
  formats.set(name, made)
  return made
}

/** The business date `YYYY-MM-DD` on which an instant falls in a time zone. */
export const businessDate = (instant: string, timeZone: string): string =>
  formatOf(timeZone, false).format(new Date(instant))

/** An instant as people read it, `2026-11-25 21:40`, in a time zone. */
export const businessTime = (instant: string, timeZone: string): string =>
  formatOf(timeZone, true).format(new Date(instant))
