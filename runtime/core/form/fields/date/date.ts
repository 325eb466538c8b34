import type { Json } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'
import type { Locale } from '@banshi/schemas/messages'
import type { Fault, FieldType } from '../fieldType.ts'
import { masked } from '../mask.ts'
import { defineBounds } from '../numberValue.ts'

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

/** A day that exists, `YYYY-MM-DD`. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** `2026年3月12日`, `2026.3.12`, `2026/3/12`, `20260312` as typed by people. */
function readDay(typed: string): string | undefined {
  const match =
    /^(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/.exec(typed) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(typed)
  if (!match) return undefined
  const day = `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`
  return isDay(day) ? day : undefined
}

const shown = (day: string, locale: Locale): string =>
  say(locale, 'form.day', {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    day: Number(day.slice(8, 10)),
    iso: day,
  })

/** A business date; the value is `YYYY-MM-DD` or null. */
export const date: FieldType<'Date'> = {
  component: 'Date',
  type: () => ({ kind: 'date' }),
  empty: null,
  isEmpty: (value) => typeof value !== 'string' || value === '',
  parse(_, typed) {
    const text = typed.trim()
    if (text === '') return { ok: true, value: null }
    const value = readDay(text)
    return value === undefined ? { ok: false, fault: { code: 'notDate' } } : { ok: true, value }
  },
  accept(_, json): Json | undefined {
    if (json === null || json === '') return null
    return typeof json === 'string' && isDay(json) ? json : undefined
  },
  fit: (_, result) => (typeof result === 'string' && isDay(result) ? result : null),
  check(node, value) {
    if (typeof value !== 'string') return []
    const { min, max } = node['x-component-props'] ?? {}
    const faults: Fault[] = []
    if (min !== undefined && value < min) faults.push({ code: 'tooEarly', params: { min } })
    if (max !== undefined && value > max) faults.push({ code: 'tooLate', params: { max } })
    return faults
  },
  mask: (_, value) => (value === null ? null : masked),
  format: (_, value, locale) =>
    typeof value !== 'string' ? '' : isDay(value) ? shown(value, locale) : value,
  define: (node) => defineBounds(node['x-component-props']?.min, node['x-component-props']?.max),
}
