import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar } from '../testing/index.ts'
import { dateAt, dueAt, isWorkingDay, workingDaysLeft } from './index.ts'

const calendar = aCalendar()
/** An instant from an hour of the clock in Shanghai. */
const local = (date: string, time = '10:00'): string => new Date(`${date}T${time}:00+08:00`).toISOString()
/** The last day of a limit, as a business date. */
function lastDay(days: number, kind: 'WD' | 'CD', start: string): string {
  const due = dueAt({ days, kind }, start, calendar)
  if (!due.ok) return due.error.code
  expect(due.value).toMatch(/T16:00:00\.000Z$/)
  return dateAt(new Date(Date.parse(due.value) - 1).toISOString())
}

describe('isWorkingDay', () => {
  it.each([
    ['2026-03-12', true],
    ['2026-03-14', false],
    ['2026-02-14', true], // Saturday worked for 春节
    ['2026-02-16', false], // Monday inside 春节
    ['2026-02-23', false],
    ['2026-02-24', true],
    ['2026-02-28', true], // Saturday worked for 春节
    ['2026-10-10', true],
  ])('should say of %s: %s', (date, expected) => {
    expect(isWorkingDay(date, calendar)).toEqual({ ok: true, value: expected })
  })

  it('should have no answer for a year without data', () => {
    expect(isWorkingDay('2027-01-04', calendar)).toEqual({
      ok: false,
      error: { code: 'process.calendarYearMissing', params: { year: '2027' } },
    })
  })
})

describe('dueAt', () => {
  it.each([
    [1, 'WD', '2026-03-12', '2026-03-13'],
    [2, 'WD', '2026-03-12', '2026-03-16'], // over a weekend
    [1, 'WD', '2026-02-13', '2026-02-14'], // onto the worked Saturday
    [2, 'WD', '2026-02-13', '2026-02-24'], // over 春节
    [5, 'WD', '2026-02-24', '2026-03-02'], // Feb 28 counts, Mar 1 does not
    [3, 'WD', '2026-02-18', '2026-02-26'], // begun on a holiday
    [3, 'CD', '2026-02-13', '2026-02-16'], // calendar days end on holidays too
    [1, 'CD', '2026-12-31', '2027-01-01'],
  ] as const)('should end %d %s begun on %s with %s', (days, kind, start, expected) => {
    expect(lastDay(days, kind, local(start))).toBe(expected)
  })

  it('should not count the day it begins, however late it is', () => {
    expect(lastDay(1, 'WD', local('2026-03-12', '00:00'))).toBe('2026-03-13')
    expect(lastDay(1, 'WD', local('2026-03-12', '23:59'))).toBe('2026-03-13')
  })

  it('should have no answer where it reaches a year without data, or without a calendar', () => {
    expect(lastDay(1, 'WD', local('2026-12-31'))).toBe('process.calendarYearMissing')
    expect(dueAt({ days: 1, kind: 'WD' }, local('2026-03-12'), undefined)).toMatchObject({ ok: false })
    expect(dueAt({ days: 1, kind: 'CD' }, local('2026-03-12'), undefined)).toMatchObject({ ok: true })
  })
})

describe('workingDaysLeft', () => {
  const due = (date: string): string => new Date(Date.parse(local(date, '00:00')) + 86_400_000).toISOString()

  it.each([
    ['2026-03-12', '2026-03-12', 0],
    ['2026-03-12', '2026-03-13', 1],
    ['2026-03-13', '2026-03-16', 1],
    ['2026-03-13', '2026-03-12', -1],
    ['2026-03-16', '2026-03-12', -2],
    ['2026-03-14', '2026-03-13', -1], // over on a Saturday is over
    ['2026-02-13', '2026-02-24', 2], // 春节 between
    ['2026-02-24', '2026-02-13', -2],
  ])('should be on %s for a limit to %s: %d', (today, last, expected) => {
    expect(workingDaysLeft(local(today), due(last), calendar)).toBe(expected)
  })

  it('should be unknown over a year without data', () => {
    expect(workingDaysLeft(local('2026-12-31'), due('2027-01-05'), calendar)).toBeNull()
  })

  it('should be the days of a limit when it begins on a working day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 250 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const start = new Date(Date.parse('2026-01-05T02:00:00Z') + offset * 86_400_000).toISOString()
        const end = dueAt({ days, kind: 'WD' }, start, calendar)
        if (end.ok) expect(workingDaysLeft(start, end.value, calendar)).toBe(days)
      }),
    )
  })
})
