/** A calendar day that exists, as `YYYY-MM-DD`. */
function toDay(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1) return undefined
  const inMonth = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > inMonth) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const forms: readonly { pattern: RegExp; hasYear: boolean }[] = [
  { pattern: /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, hasYear: true },
  { pattern: /^(\d{4})(\d{2})(\d{2})$/, hasYear: true },
  { pattern: /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]?$/, hasYear: true },
  { pattern: /^(\d{1,2})月(\d{1,2})[日号]?$/, hasYear: false },
  { pattern: /^(\d{1,2})[-/.](\d{1,2})$/, hasYear: false },
]

/**
 * The day a person means: `2026-3-11`, `20260311`, `2026年3月11日`, and without a year, of the year of `today`,
 * `3月11日` or `3-11`. Nothing when it cannot be read or does not exist.
 */
export function readDate(text: string, today: string): string | undefined {
  const wanted = text
    .replaceAll(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s/g, '')
  const thisYear = Number(today.slice(0, 4))
  for (const { pattern, hasYear } of forms) {
    const found = pattern.exec(wanted)
    if (!found) continue
    const [first = 0, second = 0, third = 0] = found.slice(1).map(Number)
    return hasYear ? toDay(first, second, third) : toDay(thisYear, first, second)
  }
  return undefined
}

/** `YYYY-MM-DD` moved by days, or by months with the day kept inside the month. */
export function moveDate(date: string, by: { days?: number; months?: number }): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  if (by.months !== undefined) {
    const first = new Date(Date.UTC(year, month - 1 + by.months, 1))
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
    return toDay(first.getUTCFullYear(), first.getUTCMonth() + 1, Math.min(day, last)) ?? date
  }
  const moved = new Date(Date.UTC(year, month - 1, day + (by.days ?? 0)))
  return toDay(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()) ?? date
}

type Say = (code: string, params: Record<string, string | number>) => string

/** 3月11日 in the year of `today`, else with its year (`ui §8`). */
export function showDate(date: string, today: string, say: Say): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (!year || !month || !day) return date
  const code = date.slice(0, 4) === today.slice(0, 4) ? 'field.dateFormatThisYear' : 'field.dateFormat'
  return say(code, { year, month: Number(month), day: Number(day) })
}
