import { toDays } from './civil.ts'

const formats = new Map<string, Intl.DateTimeFormat | null>()

function formatOf(zone: string): Intl.DateTimeFormat | null {
  let format = formats.get(zone)
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        era: 'short',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    } catch {
      format = null
    }
    if (formats.size < 64) formats.set(zone, format)
  }
  return format
}

/** China has kept +08:00 without summer time since 1991-09-15. */
const shanghaiSettled = 684_867_600_000

/** Minutes east of UTC at an instant (ms since 1970 UTC); undefined for an unknown zone. */
export function offsetAt(zone: string, instant: number): number | undefined {
  if (zone === 'Asia/Shanghai' && instant >= shanghaiSettled) return 480
  const format = formatOf(zone)
  if (!format || Math.abs(instant) > 8.64e15) return undefined
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((p) => p.type === type)?.value)
  const parts = format.formatToParts(instant)
  const year = parts.some((p) => p.value === 'BC') ? 1 - part('year') : part('year')
  const days = toDays({ year, month: part('month'), day: part('day') })
  const seconds = days * 86_400 + part('hour') * 3600 + part('minute') * 60 + part('second')
  return Math.round((seconds - Math.floor(instant / 1000)) / 60)
}

/** Minutes east of UTC for a wall-clock time in a zone. */
export function offsetOfLocal(zone: string, local: number): number | undefined {
  const first = offsetAt(zone, local)
  if (first === undefined) return undefined
  return offsetAt(zone, local - first * 60_000)
}
