import type { Locale } from '@banshi/schemas/messages'

/** The first language of `Accept-Language` that we speak; zh-CN when there is none (RFC 9110 §12.5.4, without weights). */
export function readerLocale(acceptLanguage: string | undefined): Locale {
  for (const part of (acceptLanguage ?? '').slice(0, 200).split(',')) {
    const tag = part.trim().toLowerCase()
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}
