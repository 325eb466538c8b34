import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, parseCycle, parseDuration, parseInstant } from './index.ts'

const span = (text: string): NonNullable<ReturnType<typeof parseDuration>> => {
  const duration = parseDuration(text)
  if (!duration) throw new Error(text)
  return duration
}
const local = (text: string): string => new Date(`${text}+08:00`).toISOString()

describe('parseDuration', () => {
  it.each([
    ['P1Y2M3DT4H5M6S', { years: 1, months: 2, days: 3, seconds: 14_706 }],
    ['P2W', { years: 0, months: 0, days: 14, seconds: 0 }],
    ['PT1.5S', { years: 0, months: 0, days: 0, seconds: 1.5 }],
    ['PT0,5S', { years: 0, months: 0, days: 0, seconds: 0.5 }],
    ['PT0.5H', { years: 0, months: 0, days: 0, seconds: 1800 }],
    ['PT36H', { years: 0, months: 0, days: 0, seconds: 129_600 }],
    ['PT0S', { years: 0, months: 0, days: 0, seconds: 0 }],
  ])('should read %s', (text, expected) => {
    expect(parseDuration(text)).toEqual(expected)
  })

  it.each(['', 'P', 'PT', 'P1DT', '-P1D', 'P-1D', '1D', 'PT1D', 'P1H', 'PT1.5H3M', 'P1D ', 'p1d', 'P99999Y'])(
    'should refuse “%s”',
    (text) => {
      expect(parseDuration(text)).toBeNull()
    },
  )
})

describe('addDuration', () => {
  it.each([
    ['2026-01-31T10:00', 'P1M', '2026-02-28T10:00'],
    ['2028-02-29T10:00', 'P1Y', '2029-02-28T10:00'],
    ['2026-03-12T07:30', 'P1D', '2026-03-13T07:30'], // still the day before in UTC
    ['2026-03-31T23:00', 'P1MT2H', '2026-05-01T01:00'],
    ['2026-03-12T10:00', 'PT36H', '2026-03-13T22:00'],
    ['2026-03-12T10:00', 'PT0.25S', '2026-03-12T10:00:00.250'],
  ])('should count from %s by %s to %s', (start, text, expected) => {
    expect(addDuration(local(start), span(text))).toBe(local(expected))
  })

  it('should keep the time of day where the clock is put forward', () => {
    // when: New York goes to summer time on 2026-03-08
    const later = addDuration('2026-03-07T15:00:00Z', span('P1D'), 'America/New_York')
    const passed = addDuration('2026-03-07T15:00:00Z', span('PT24H'), 'America/New_York')
    // then
    expect(later).toBe('2026-03-08T14:00:00.000Z')
    expect(passed).toBe('2026-03-08T15:00:00.000Z')
  })

  it('should come back by as many days and seconds, and never go back in time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 4000 }),
        fc.integer({ min: 0, max: 1e7 }),
        (hour, days, seconds) => {
          const start = new Date(Date.UTC(2020, 0, 1) + hour * 3_600_000).toISOString()
          const duration = { years: 0, months: 0, days, seconds }
          const end = addDuration(start, duration)
          expect(addDuration(end, duration, undefined, -1)).toBe(start)
          expect(end >= start).toBe(true)
        },
      ),
    )
  })
})

describe('parseInstant', () => {
  it.each([
    ['2026-03-01', '2026-02-28T16:00:00.000Z'],
    ['2026-03-01T09:00', '2026-03-01T01:00:00.000Z'],
    ['2026-03-01T09:00:30.5', '2026-03-01T01:00:30.500Z'],
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:00+01:00', '2026-03-01T08:00:00.000Z'],
  ])('should read %s', (text, expected) => {
    expect(parseInstant(text)).toBe(expected)
  })

  it.each([
    '',
    '2026-02-30',
    '2026-3-1',
    '2026-03-01T25:00',
    '2026-03-01 09:00',
    'P1D',
    '2026-03-01T09:00@UTC',
  ])('should refuse “%s”', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
})

describe('parseCycle', () => {
  it.each([
    ['R3/PT1H', { repetitions: 3, interval: 'PT1H' }],
    ['R/PT1H', { repetitions: -1, interval: 'PT1H' }],
    ['R0/PT1H', { repetitions: 0, interval: 'PT1H' }],
    ['R3/2026-03-01T09:00/P1D', { repetitions: 3, start: '2026-03-01T01:00:00.000Z', interval: 'P1D' }],
    ['R/PT1H/2026-03-01T09:00:00Z', { repetitions: -1, end: '2026-03-01T09:00:00.000Z', interval: 'PT1H' }],
  ])('should read %s', (text, expected) => {
    expect(parseCycle(text)).toEqual(expected)
  })

  it.each([
    '0 0 * * *',
    '0 0 0 * * ?',
    'PT1H',
    'R3',
    'R3/',
    'R3/PT0S',
    'R3/x',
    'R3/P1D/P1D',
    'R-1/PT1H',
    'R3/a/PT1H',
  ])('should refuse “%s”', (text) => {
    expect(parseCycle(text)).toBeNull()
  })
})
