import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aCalendar } from '../testing/index.ts'
import { isTimerText, nextDue, timerDue, type Repeat, type TimerOptions } from './index.ts'

const calendar = aCalendar()
const used = { id: calendar.id, revision: calendar.revision }
const local = (text: string): string => new Date(`${text}+08:00`).toISOString()
/** A Thursday. */
const now = local('2026-03-12T10:00')
const working: TimerOptions = { calendar, counting: 'working' }

describe('timerDue', () => {
  it.each([
    ['date', '2026-03-20', { dueAt: local('2026-03-20T00:00') }],
    ['date', ' 2026-03-20T09:30 ', { dueAt: local('2026-03-20T09:30') }],
    ['date', '2020-01-01', { dueAt: now }],
    ['duration', 'PT90M', { dueAt: local('2026-03-12T11:30') }],
    ['duration', 'PT0S', { dueAt: now }],
    ['cycle', 'R1/PT1H', { dueAt: local('2026-03-12T11:00') }],
    ['cycle', 'R3/PT1H', { dueAt: local('2026-03-12T11:00'), repeat: { left: 2, interval: 'PT1H' } }],
    ['cycle', 'R/PT1H', { dueAt: local('2026-03-12T11:00'), repeat: { left: -1, interval: 'PT1H' } }],
    [
      'cycle',
      'R3/2026-04-01/P1D',
      { dueAt: local('2026-04-01T00:00'), repeat: { left: 2, interval: 'P1D' } },
    ],
    ['cycle', 'R3/2026-03-11/P1D', { dueAt: local('2026-03-13T00:00') }],
    [
      'cycle',
      'R/2026-03-11/P1D',
      { dueAt: local('2026-03-13T00:00'), repeat: { left: -1, interval: 'P1D' } },
    ],
    ['cycle', 'R2/2026-01-31/P1M', { dueAt: now }],
    [
      'cycle',
      'R/PT1H/2026-03-12T12:30',
      { dueAt: local('2026-03-12T10:30'), repeat: { left: 2, interval: 'PT1H' } },
    ],
    [
      'cycle',
      'R2/PT1H/2026-03-12T12:30',
      { dueAt: local('2026-03-12T11:30'), repeat: { left: 1, interval: 'PT1H' } },
    ],
    ['cycle', 'R/PT1H/2026-03-01', { dueAt: now }],
  ] as const)('should set %s %s', (kind, text, expected) => {
    expect(timerDue(kind, text, now)).toEqual({ ok: true, value: expected })
  })

  it.each([
    ['date', 'PT1H'],
    ['duration', '2026-03-20'],
    ['duration', '-PT1H'],
    ['duration', ''],
    ['cycle', 'R0/PT1H'],
    ['cycle', '0 0 * * *'],
  ] as const)('should refuse %s %s', (kind, text) => {
    expect(timerDue(kind, text, now)).toEqual({
      ok: false,
      error: { code: 'process.timerInvalid', params: { text } },
    })
  })

  it.each([
    ['duration', 'PT4H', working, '2026-03-12T16:00'], // two hours to noon, two after 14:00
    ['duration', 'PT6H', working, '2026-03-12T18:00'],
    ['duration', 'PT7H', working, '2026-03-13T10:00'],
    ['duration', 'P1D', working, '2026-03-14T00:00'],
    ['duration', 'P2D', working, '2026-03-17T00:00'], // over a weekend
    ['duration', 'P1DT1H', working, '2026-03-16T10:00'],
    ['duration', '', { calendar, limit: { days: 2, kind: 'WD' } }, '2026-03-17T00:00'],
    ['cycle', 'R1/PT7H', working, '2026-03-13T10:00'],
  ] as const)('should count working time of %s %s', (kind, text, options, expected) => {
    expect(timerDue(kind, text, now, options)).toEqual({
      ok: true,
      value: { dueAt: local(expected), calendar: used },
    })
  })

  it('should name no calendar where none was counted on', () => {
    expect(timerDue('duration', '', now, { calendar, limit: { days: 2, kind: 'CD' } })).toEqual({
      ok: true,
      value: { dueAt: local('2026-03-15T00:00') },
    })
  })

  it('should have no answer in a year without data', () => {
    const error = { code: 'process.calendarYearMissing', params: { year: '2027' } }
    expect(timerDue('duration', 'PT1H', local('2027-01-04T09:00'), working)).toEqual({ ok: false, error })
    expect(timerDue('duration', 'P400D', now, working)).toEqual({ ok: false, error })
    expect(timerDue('duration', 'PT1H', local('2027-01-04T09:00'), { counting: 'working' })).toEqual({
      ok: false,
      error,
    })
  })

  it('should be short for a start long ago and a short interval', () => {
    expect(timerDue('cycle', 'R/1990-01-01T00:00Z/PT1S', now)).toMatchObject({
      ok: true,
      value: { dueAt: now },
    })
    expect(timerDue('cycle', 'R/PT1S/2090-01-01T00:00Z', now)).toMatchObject({
      ok: true,
      value: { dueAt: now },
    })
  })
})

describe('nextDue', () => {
  const intervals = fc.constantFrom('PT1H', 'PT90S', 'P1D', 'P1W', 'P1M', 'PT0.5S')

  it('should fire as often as a cycle says, never earlier than the time before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), intervals, fc.boolean(), (count, interval, started) => {
        const text = started ? `R${count}/2026-04-01/${interval}` : `R${count}/${interval}`
        const first = timerDue('cycle', text, now)
        if (!first.ok) throw new Error(text)
        const times = [first.value.dueAt]
        let repeat: Repeat | undefined = first.value.repeat
        while (repeat) {
          const next = nextDue(repeat, times.at(-1) ?? now)
          if (!next.ok || !next.value) throw new Error(text)
          times.push(next.value.dueAt)
          repeat = next.value.repeat
        }
        expect(times).toHaveLength(count)
        expect([...new Set(times)].toSorted()).toEqual(times)
      }),
    )
  })

  it('should fire for the last time at the end', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom('PT1H', 'P1D', 'PT7M'),
        (minutes, interval) => {
          const end = new Date(Date.parse(now) + minutes * 60_000).toISOString()
          const first = timerDue('cycle', `R/${interval}/${end}`, now)
          if (!first.ok) throw new Error(end)
          let { dueAt, repeat } = first.value
          expect(dueAt >= now).toBe(true)
          while (repeat) {
            const next = nextDue(repeat, dueAt)
            if (!next.ok || !next.value) throw new Error(end)
            ;({ dueAt, repeat } = next.value)
          }
          expect(dueAt).toBe(end)
        },
      ),
    )
  })

  it('should go on without end, and have no time after the last', () => {
    expect(nextDue({ left: -1, interval: 'PT1H' }, now)).toEqual({
      ok: true,
      value: { dueAt: local('2026-03-12T11:00'), repeat: { left: -1, interval: 'PT1H' } },
    })
    expect(nextDue({ left: 0, interval: 'PT1H' }, now)).toEqual({ ok: true, value: null })
  })

  it('should count working time again', () => {
    expect(nextDue({ left: 1, interval: 'PT7H' }, now, working)).toEqual({
      ok: true,
      value: { dueAt: local('2026-03-13T10:00'), calendar: used },
    })
  })
})

describe('isTimerText', () => {
  it.each([
    ['date', '2026-03-01', true],
    ['date', '2026-13-45', true],
    ['date', '2026-03-01T09:00:00Z', true],
    ['date', 'date("2026-03-01")', false],
    ['date', 'dueDate', false],
    ['duration', 'PT1H', true],
    ['duration', 'P1DT2.5S', true],
    ['duration', 'duration("PT1H")', false],
    ['duration', 'p.wait', false],
    ['duration', 'P', false],
    ['cycle', 'R3/PT1H', true],
    ['cycle', 'R/x', true],
    ['cycle', '"R3/" + v.interval', false],
  ] as const)('should say of %s %s: %s', (kind, text, expected) => {
    expect(isTimerText(kind, text)).toBe(expected)
  })
})
