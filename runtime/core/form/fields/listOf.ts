import type { Locale } from '@banshi/schemas/messages'

/** Words in a row as the language does it. */
export const listed = (words: readonly string[], locale: Locale): string =>
  words.join(locale === 'zh-CN' ? '、' : ', ')
