import type { MessageParams } from '@banshi/schemas'
import { say } from '@banshi/schemas/messages'

/** Why a request failed, in words that are kept with the case and read by its operators. */
export const reasonOf = (key: string, params: MessageParams = {}): string =>
  say('zh-CN', `cases.${key}`, params).slice(0, 500)
