import type { CalendarData } from '@banshi/schemas'

const days = (month: number, from: number, to: number): string[] =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `2026-${String(month).padStart(2, '0')}-${String(from + at).padStart(2, '0')}`,
  )

/** A working calendar with data for 2026 only: public holidays and make-up working days (调休). */
export const aCalendar = (): CalendarData => ({
  id: '00000000-0000-4000-8000-000500000001',
  revision: 3,
  timeZone: 'Asia/Shanghai',
  years: [
    {
      year: 2026,
      holidays: [
        ...days(1, 1, 3),
        ...days(2, 15, 23),
        ...days(4, 4, 6),
        ...days(5, 1, 5),
        ...days(6, 19, 21),
        ...days(9, 25, 27),
        ...days(10, 1, 7),
      ],
      workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
      hours: [
        [540, 720],
        [840, 1080],
      ],
    },
  ],
})
