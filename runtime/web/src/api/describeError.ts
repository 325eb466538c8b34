import type { Translate } from '../i18n/messages.ts'
import { ApiProblem, OfflineError } from './problem.ts'

/** What went wrong in words, and the number to quote to the administrator when there is one. */
export function describeError(error: unknown, t: Translate): { text: string; quote: string | null } {
  if (error instanceof ApiProblem)
    return { text: error.details.detail ?? error.title, quote: error.requestId }
  if (error instanceof OfflineError) return { text: t('web.offlineError'), quote: null }
  return { text: t('web.unexpectedError'), quote: null }
}
