import type { BusinessTypeSummary } from '@banshi/schemas/api'
import { shortWords } from '@banshi/web'
import type { Translate } from '@banshi/web'

/** A draft nobody may use yet, or a published type with changes that are not yet published. */
export const isDraft = (type: BusinessTypeSummary): boolean => type.version === null || type.draftChanged

export const hasNewerBase = (type: BusinessTypeSummary): boolean =>
  type.base !== null && type.base.newest > type.base.version

/** 「草稿 · 上次发布 1.2 版」, 「已发布 3 版」: the state in words, for rows and the studio's bar. */
export function stateWords(type: BusinessTypeSummary, t: Translate): string {
  if (type.version === null) return t('designer.stateDraft')
  return type.draftChanged
    ? t('designer.stateChanged', { version: type.version })
    : t('designer.statePublished', { version: type.version })
}

/** Who touched it when: 「10:42 李明」. */
export const touchedWords = (type: BusinessTypeSummary, now: string, t: Translate): string =>
  t('designer.touched', { when: shortWords(type.draftUpdatedAt, now, t), who: type.draftUpdatedBy })
