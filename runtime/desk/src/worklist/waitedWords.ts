import { now, waitingWords } from '@banshi/web'
import type { Translate } from '@banshi/web'

/** 「等候 40 分钟」; under a minute only 「刚到」. */
export function waitedWords(code: 'desk.waited' | 'desk.waitedSince', since: string, t: Translate): string {
  const time = waitingWords(since, now(), t)
  return time === t('web.justArrived') ? time : t(code, { time })
}
