import type { CalendarData } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar } from '../testing/index.ts'
import { addWorkingTime, dateAt, isWorkingDay, workingTimeBetween } from './index.ts'

const calendar = aCalendar()
const local = (text: string): string => new Date(`${text}+08:00`).toISOString()

function after(start: string, minutes: number, on: CalendarData = calendar): string {
  const end = addWorkingTime(start, minutes, on)
  if (!end.ok) throw new Error(end.error.code)
  return end.value
}
function between(a: string, b: string): number {
  const minutes = workingTimeBetween(a, b, calendar)
  if (!minutes.ok) throw new Error(minutes.error.code)
  return minutes.value
}
const isOpen = (instant: string): boolean => {
  const working = isWorkingDay(dateAt(instant), calendar)
  const minute = (((Date.parse(instant) / 60_000 + 480) % 1440) + 1440) % 1440
  return working.ok && working.value && ((minute > 540 && minute <= 720) || (minute > 840 && minute <= 1080))
}

describe('addWorkingTime', () => {
  it.each([
    ['2026-03-12T10:00', 60, '2026-03-12T11:00'],
    ['2026-03-12T10:00', 120, '2026-03-12T12:00'], // the very end of the morning
    ['2026-03-12T10:00', 121, '2026-03-12T14:01'],
    ['2026-03-12T12:30', 1, '2026-03-12T14:01'],
    ['2026-03-12T20:00', 1, '2026-03-13T09:01'],
    ['2026-03-13T17:00', 90, '2026-03-16T09:30'], // over a weekend
    ['2026-02-13T17:00', 90, '2026-02-14T09:30'], // onto a worked Saturday
    ['2026-02-14T17:00', 90, '2026-02-24T09:30'], // over 春节
    ['2026-03-12T10:00', 0.5, '2026-03-12T10:00:30'],
    ['2026-03-14T10:00', 0, '2026-03-14T10:00'],
  ])('should count from %s %d minutes to %s', (start, minutes, expected) => {
    expect(after(local(start), minutes)).toBe(local(expected))
  })

  it('should have no answer in a year without data', () => {
    const error = { code: 'process.calendarYearMissing', params: { year: '2027' } }
    expect(addWorkingTime(local('2026-12-31T17:00'), 120, calendar)).toEqual({ ok: false, error })
    expect(workingTimeBetween(local('2026-12-31T17:00'), local('2027-01-01T00:00'), calendar)).toEqual({
      ok: false,
      error,
    })
  })

  it('should end where nobody works at all', () => {
    const idle = { ...calendar, years: calendar.years.map((year) => ({ ...year, hours: [] })) }
    expect(addWorkingTime(local('2026-03-12T10:00'), 1, idle)).toMatchObject({ ok: false })
  })

  it('should count hours given twice or out of order once', () => {
    const hours: [number, number][] = [
      [840, 1080],
      [540, 700],
      [600, 720],
      [800, 800],
    ]
    const odd = { ...calendar, years: calendar.years.map((year) => ({ ...year, hours })) }
    expect(after(local('2026-03-12T09:00'), 181, odd)).toBe(local('2026-03-12T14:01'))
  })
})

describe('laws of working time', () => {
  const instant = fc
    .integer({ min: 0, max: 300 * 1440 })
    .map((minute) => new Date(Date.parse('2026-01-04T16:00:00Z') + minute * 60_000).toISOString())
  const span = fc.integer({ min: 0, max: 6000 })

  it('should be between two instants what was added', () => {
    fc.assert(
      fc.property(instant, span, (start, minutes) => {
        expect(between(start, after(start, minutes))).toBe(minutes)
      }),
    )
  })

  it('should never end outside office hours', () => {
    fc.assert(
      fc.property(instant, span, (start, minutes) => {
        if (minutes > 0) expect(isOpen(after(start, minutes))).toBe(true)
      }),
    )
  })

  it('should add up: a then b is a + b', () => {
    fc.assert(
      fc.property(instant, span, span, (start, a, b) => {
        expect(after(after(start, a), b)).toBe(after(start, a + b))
      }),
    )
  })

  it('should be monotone in both, and between additive and antisymmetric', () => {
    fc.assert(
      fc.property(instant, instant, instant, span, (a, b, c, minutes) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(after(early, minutes) <= after(late, minutes)).toBe(true)
        expect(after(a, minutes) <= after(a, minutes + 1)).toBe(true)
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
        expect(between(a, b)).toBe(0 - between(b, a))
      }),
    )
  })
})
