import type { Draw } from './draw.ts'
import type { Productions } from './generator.ts'

const two = (n: number): string => String(n).padStart(2, '0')
const day = (draw: Draw): string => `${draw.int(2019, 2030)}-${two(draw.int(1, 12))}-${two(draw.int(1, 28))}`
const clock = (draw: Draw): string =>
  `${two(draw.int(0, 23))}:${two(draw.int(0, 59))}:${two(draw.int(0, 59))}`
const days = ['P1D', 'P10D', 'PT36H', 'PT90M', 'P2DT3H4M5S', 'PT0S', '-P3D', '-PT1H']
const months = ['P1M', 'P1Y', 'P2Y6M', '-P3M', 'P0M', 'P14M']

/** Dates, times, durations and their arithmetic, under a fixed clock. */
export const temporals: Productions = {
  date: {
    literal: { leaf: true, weight: 2, make: ({ draw }) => `date("${day(draw)}")` },
    at: { leaf: true, weight: 2, make: ({ draw }) => `@"${day(draw)}"` },
    monthEnd: {
      leaf: true,
      make: ({ draw }) => draw.pick(['@"2024-02-29"', '@"2026-01-31"', '@"2025-12-31"']),
    },
    name: { leaf: true, make: () => 'on' },
    today: { leaf: true, make: () => 'today()' },
    impossible: { leaf: true, make: () => 'date("2026-02-" + "30")' },
    parts: { make: ({ draw }) => `date(${draw.int(2020, 2027)}, ${draw.int(1, 13)}, ${draw.int(1, 31)})` },
    moved: {
      make: (g) =>
        `(${g.of('date')} ${g.draw.pick(['+', '-'])} @"${g.draw.pick(['P1D', 'P30D', '-P7D', 'P365D'])}")`,
    },
    movedByMonths: {
      weight: 2,
      make: (g) => `(${g.of('date')} ${g.draw.pick(['+', '-'])} ${g.of('months')})`,
    },
    movedBefore: { make: (g) => `(${g.of('months')} + ${g.of('date')})` },
    of: { make: (g) => `date(${g.of(g.draw.pick(['local', 'date']))})` },
    ofInstant: { leaf: true, make: ({ draw }) => `date(date and time("${day(draw)}T${clock(draw)}Z"))` },
    choice: { make: (g) => `(if ${g.of('truth')} then ${g.of('date')} else ${g.of('date')})` },
    greatest: { make: (g) => `(for d in [${g.of('date')}, ${g.of('date')}] return d)[1]` },
  },
  local: {
    literal: { leaf: true, make: ({ draw }) => `date and time("${day(draw)}T${clock(draw)}")` },
    at: { leaf: true, make: ({ draw }) => `@"${day(draw)}T${clock(draw)}"` },
    combined: { make: (g) => `date and time(${g.of('date')}, ${g.of('time')})` },
    moved: { weight: 2, make: (g) => `(${g.of('local')} ${g.draw.pick(['+', '-'])} ${g.of('span')})` },
    movedByMonths: { make: (g) => `(${g.of('local')} ${g.draw.pick(['+', '-'])} ${g.of('months')})` },
  },
  instant: {
    literal: { leaf: true, make: ({ draw }) => `date and time("${day(draw)}T${clock(draw)}Z")` },
    offset: { leaf: true, make: ({ draw }) => `date and time("${day(draw)}T${clock(draw)}+08:00")` },
    now: { leaf: true, make: () => 'now()' },
    moved: { make: (g) => `(${g.of('instant')} ${g.draw.pick(['+', '-'])} ${g.of('span')})` },
  },
  time: {
    literal: { leaf: true, make: ({ draw }) => `time("${clock(draw)}")` },
    parts: {
      leaf: true,
      make: ({ draw }) => `time(${draw.int(0, 23)}, ${draw.int(0, 59)}, ${draw.int(0, 59)})`,
    },
    of: { make: (g) => `time(${g.of('local')})` },
    moved: { make: (g) => `(${g.of('time')} ${g.draw.pick(['+', '-'])} ${g.of('span')})` },
  },
  span: {
    literal: { leaf: true, weight: 2, make: ({ draw }) => `duration("${draw.pick(days)}")` },
    at: { leaf: true, make: ({ draw }) => `@"${draw.pick(days)}"` },
    wrong: { leaf: true, make: () => 'duration("P1" + "X")' },
    sum: { make: (g) => `(${g.of('span')} ${g.draw.pick(['+', '-'])} ${g.of('span')})` },
    absolute: { make: (g) => `abs(${g.of('span')})` },
    betweenDates: { make: (g) => `(${g.of('date')} - ${g.of('date')})` },
    betweenLocals: { make: (g) => `(${g.of('local')} - ${g.of('local')})` },
    betweenTimes: { make: (g) => `(${g.of('time')} - ${g.of('time')})` },
  },
  months: {
    literal: { leaf: true, weight: 2, make: ({ draw }) => `duration("${draw.pick(months)}")` },
    at: { leaf: true, make: ({ draw }) => `@"${draw.pick(months)}"` },
    sum: { make: (g) => `(${g.of('months')} ${g.draw.pick(['+', '-'])} ${g.of('months')})` },
    between: {
      make: ({ draw }) =>
        `years and months duration(@"${draw.int(2019, 2030)}-${two(draw.int(1, 12))}-15", @"${draw.int(2019, 2030)}-${two(draw.int(1, 12))}-15")`,
    },
  },
}
