import type { Json } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileExpression } from '../index.ts'
import { addMonths, daysInMonth, fromDays, isoWeek, toDays, weekday } from '../values/civil.ts'
import { offsetAt } from '../values/zone.ts'
import { now, scope, valueOf, values } from './sample.ts'

const cases: [text: string, expected: Json][] = [
  ['date("2026-03-11")', '2026-03-11'],
  ['date(2026, 3, 11)', '2026-03-11'],
  ['date(2026, 2, 29)', null],
  ['date(year: 2026, month: 3, day: 1)', '2026-03-01'],
  ['date(now())', '2026-03-12'],
  ['date(title)', null],
  ['on + duration("P1D")', '2026-03-12'],
  ['on - @"P1D"', '2026-03-10'],
  ['on + duration("P1M")', '2026-04-11'],
  ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
  ['date("2024-02-29") + @"P1Y"', '2025-02-28'],
  ['@"P1D" + on', '2026-03-12'],
  ['on + @"PT36H"', '2026-03-12'],
  ['on - @"PT1H"', '2026-03-10'],
  ['@"2026-03-12" - on', 'P1D'],
  ['(@"2026-03-20" - on).days', 9],
  ['(on - @"2026-03-20").days', -9],
  ['on > date("2026-03-10")', true],
  ['on = @"2026-03-11"', true],
  ['on in [@"2026-03-01"..@"2026-03-31"]', true],
  ['on between @"2026-03-12" and @"2026-03-31"', false],
  ['on.year', 2026],
  ['on.month', 3],
  ['on.day', 11],
  ['on.weekday', 3],
  ['day of week(on)', 'Wednesday'],
  ['day of year(on)', 70],
  ['week of year(on)', 11],
  ['month of year(on)', 'March'],
  ['last day of month(@"2024-02-10")', '2024-02-29'],
  ['week of year(@"2027-01-01")', 53],
  ['years and months duration(date("2008-05-20"), on)', 'P17Y9M'],
  ['years and months duration(@"2008-05-20", on).years', 17],
  ['years and months duration(on, @"2026-01-01")', '-P2M'],
  ['now()', '2026-03-11T17:30:00Z'],
  ['today()', '2026-03-12'],
  ['now().hour', 1],
  ['now().date', '2026-03-12'],
  ['string(now())', '2026-03-12T01:30:00+08:00'],
  ['case.startedAt < now()', true],
  ['now() - case.startedAt', 'P1DT1H'],
  ['date(case.startedAt)', '2026-03-11'],
  ['date and time("2026-03-11T10:00:00")', '2026-03-11T10:00:00'],
  ['date and time("2026-03-11T10:00:00Z")', '2026-03-11T10:00:00Z'],
  ['date and time("2026-03-11T10:00:00+08:00")', '2026-03-11T02:00:00Z'],
  ['date and time("2026-03-12T01:30:00") = now()', true],
  ['date and time("2026-03-12T01:29:59") < now()', true],
  ['date and time("2026-03-11T10:00:00") + duration("PT90M")', '2026-03-11T11:30:00'],
  ['date and time(on, time("10:30:00"))', '2026-03-11T10:30:00'],
  ['date and time("2026-03-11T10:00:00@Europe/Paris").time offset', 'PT1H'],
  ['string(@"2026-07-01T10:00:00@Europe/Paris" + @"PT1H")', '2026-07-01T11:00:00@Europe/Paris'],
  ['time("10:20:30").hour', 10],
  ['time("10:20:30").minute', 20],
  ['time("10:20:30").second', 30],
  ['time("10:20:30") + @"PT1H"', '11:20:30'],
  ['time("23:30:00") + @"PT1H"', '00:30:00'],
  ['time("10:00:00") < time("11:00:00")', true],
  ['time("12:00:00") - time("10:30:00")', 'PT1H30M'],
  ['time(10, 20, 30)', '10:20:30'],
  ['time(now())', '01:30:00+08:00'],
  ['time(now()) < time("02:00:00")', true], // without zone it stands in the business zone
  ['time("10:00:00") = time("02:00:00Z")', true],
  ['time("10:00:00") - time("02:00:00Z")', 'PT0S'],
  ['date and time(on, time("x" + "y"))', null], // unknown is not left out
  ['date(2026, 3, day of year(null))', null],
  ['is(1, 1)', true],
  ['is(null, null)', true],
  ['is("1", total)', false],
  ['is(on, @"2026-03-11")', true],
  ['is(time("10:00:00"), time("02:00:00Z"))', false],
  ['is(@"2026-03-11T10:00:00Z", @"2026-03-11T10:00:00+00:00")', true],
  ['is(@"2026-03-11T10:00:00Z", @"2026-03-11T18:00:00+08:00")', false],
  ['duration("P1DT2H3M4S").hours', 2],
  ['duration("P1Y6M").months', 6],
  ['@"P1Y" + @"P6M"', 'P1Y6M'],
  ['@"P1D" * 2', 'P2D'],
  ['@"P1D" / @"PT1H"', 24],
  ['@"PT3H" / 2', 'PT1H30M'],
  ['-@"P1D"', '-P1D'],
  ['abs(-@"P1D")', 'P1D'],
  ['@"P1D" > @"PT23H"', true],
  ['@"P1D" + @"P1M"', null],
  ['sum([@"P1D", @"PT12H"])', 'P1DT12H'],
  ['duration(title)', null],
  ['before(1, 2)', true],
  ['before([1..3], 5)', true],
  ['after(5, [1..3])', true],
  ['meets([1..5], [5..10])', true],
  ['meets([1..5), [5..10])', false],
  ['met by([5..10], [1..5])', true],
  ['overlaps([1..5], [3..8])', true],
  ['overlaps([1..2], [3..8])', false],
  ['overlaps before([1..5], [3..8])', true],
  ['overlaps after([3..8], [1..5])', true],
  ['includes([1..10], 5)', true],
  ['includes([1..10], [2..3])', true],
  ['during(5, [1..10])', true],
  ['starts(1, [1..10])', true],
  ['started by([1..10], 1)', true],
  ['finishes(10, [1..10])', true],
  ['finished by([1..10], [5..10])', true],
  ['coincides([1..5], [1..5])', true],
  ['[1..5].start included', true],
  ['(1..5].end', 5],
]

describe('expressions on dates, times, durations and ranges', () => {
  it.each(cases)('should evaluate %s', (text, expected) => expect(valueOf(text)).toEqual(expected))

  it('should know today only from the context and its zone', () => {
    // given
    const compiled = compileExpression('today()', scope)

    // when
    const inZone = (timeZone: string): Json | undefined => {
      const result = compiled.ok ? compiled.expression.evaluate({ names: values, now, timeZone }) : undefined
      return result?.ok ? result.value : undefined
    }

    // then
    expect(inZone('Asia/Shanghai')).toBe('2026-03-12')
    expect(inZone('Europe/Paris')).toBe('2026-03-11')
    expect(inZone('Nowhere/At all')).toBeNull()
  })

  it('should count days as the calendar of the platform does', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (days) => {
        const civil = fromDays(days)
        const date = new Date(days * 86_400_000)
        expect([civil.year, civil.month, civil.day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ])
        expect(toDays(civil)).toBe(days)
        expect(weekday(days) % 7).toBe(date.getUTCDay())
        expect(isoWeek(days)).toBeGreaterThan(0)
        expect(addMonths(civil, 1).day).toBeLessThanOrEqual(
          daysInMonth(addMonths(civil, 1).year, addMonths(civil, 1).month),
        )
      }),
    )
  })

  it('should know offsets of zones', () => {
    expect(offsetAt('Asia/Shanghai', Date.UTC(2026, 2, 11))).toBe(480)
    expect(offsetAt('Asia/Shanghai', Date.UTC(1988, 6, 1))).toBe(540)
    expect(offsetAt('America/New_York', Date.UTC(2026, 6, 1))).toBe(-240)
    expect(offsetAt('Europe/Paris', Date.UTC(2027, 2, 28, 2))).toBe(120)
  })
})
