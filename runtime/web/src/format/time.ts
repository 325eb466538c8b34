import type { Translate } from '../i18n/messages.ts'

/** One zone per tenant (`traps §2.2`); every street office we serve keeps Beijing time. */
const timeZone = 'Asia/Shanghai'
const clockParts = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

interface Parts {
  year: string
  month: string
  day: string
  hour: string
  minute: string
}
function partsOf(instant: string): Parts {
  const found: Partial<Record<string, string>> = {}
  for (const part of clockParts.formatToParts(Date.parse(instant))) found[part.type] = part.value
  const bare = (text: string | undefined): string => String(Number(text ?? 0))
  return {
    year: found['year'] ?? '',
    month: bare(found['month']),
    day: bare(found['day']),
    hour: found['hour'] ?? '',
    minute: found['minute'] ?? '',
  }
}

/** 3月12日; another year than that of `now` is named: 2025年3月12日. */
export function dateWords(instant: string, now: string, t: Translate): string {
  const { year, month, day } = partsOf(instant)
  return year === partsOf(now).year
    ? t('web.date', { month, day })
    : t('web.dateWithYear', { year, month, day })
}

/** 16:20 */
export function timeWords(instant: string): string {
  const { hour, minute } = partsOf(instant)
  return `${hour}:${minute}`
}

/** 3月12日 16:20 */
export const dateTimeWords = (instant: string, now: string, t: Translate): string =>
  `${dateWords(instant, now, t)} ${timeWords(instant)}`

/** Today only the time, otherwise date and time: for timelines and "saved at". */
export function shortWords(instant: string, now: string, t: Translate): string {
  const a = partsOf(instant)
  const b = partsOf(now)
  const sameDay = a.year === b.year && a.month === b.month && a.day === b.day
  return sameDay ? timeWords(instant) : dateTimeWords(instant, now, t)
}

const minuteMs = 60_000

/** How long something has waited: 刚到, 40 分钟, 5 小时, 3 天. */
export function waitingWords(since: string, now: string, t: Translate): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / minuteMs))
  if (minutes < 1) return t('web.justArrived')
  if (minutes < 60) return t('web.minutes', { count: minutes })
  if (minutes < 24 * 60) return t('web.hours', { count: Math.floor(minutes / 60) })
  return t('web.days', { count: Math.floor(minutes / (24 * 60)) })
}

/** 剩 2 个工作日, 今日到期, 超 2 个工作日; a dash without a limit. */
export function limitWords(workingDaysLeft: number | null, t: Translate): string {
  if (workingDaysLeft === null) return '—'
  if (workingDaysLeft === 0) return t('web.dueToday')
  return workingDaysLeft > 0
    ? t('web.daysLeft', { count: workingDaysLeft })
    : t('web.daysOver', { count: -workingDaysLeft })
}
