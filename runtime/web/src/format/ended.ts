import type { Translate } from '../i18n/messages.ts'

/** 「办结」, with the result behind it unless the result says no more than that. */
export const endedWords = (result: string | null, t: Translate): string =>
  result === null || result === '' || result === t('web.ended')
    ? t('web.ended')
    : t('web.endedWith', { result })
