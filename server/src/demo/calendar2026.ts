/** All days of a month range, inclusive, as plain dates of 2026. */
const days = (month: number, from: number, to: number): string[] =>
  Array.from(
    { length: to - from + 1 },
    (_, index) => `2026-${String(month).padStart(2, '0')}-${String(from + index).padStart(2, '0')}`,
  )

/** Public holidays and make-up working days (调休) of 2026 as announced by the General Office of the State Council. */
export const calendar2026 = {
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
  /** 9:00–12:00 and 14:00–18:00. */
  hours: [
    [540, 720],
    [840, 1080],
  ] as [number, number][],
}
