import type { Translate } from '../i18n/messages.ts'

/** 62 MB, 340 KB: one decimal below ten. */
export function fileSizeWords(bytes: number, t: Translate): string {
  const [unit, divisor] =
    bytes >= 1_048_576 ? (['web.megabytes', 1_048_576] as const) : (['web.kilobytes', 1024] as const)
  const amount = bytes / divisor
  return t(unit, { size: amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount) })
}
