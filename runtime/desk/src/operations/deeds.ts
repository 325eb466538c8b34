import { ApiProblem, describeError, newIntent, OfflineError, useMessages } from '@banshi/web'
import type { Intent } from '@banshi/web'
import { ref } from 'vue'
import type { Ref } from 'vue'

export interface Deeds {
  /** The deed under way. */
  busy: Ref<string | null>
  /** What stood in the way of the last deed, in words. */
  wrong: Ref<{ deed: string; text: string } | null>
  /**
   * Does a deed once, however often it is sent: the intent is kept until the server has answered.
   * @returns null when it was not done; then `wrong` says why
   */
  perform: <T>(deed: string, send: (intent: Intent) => Promise<T>) => Promise<T | null>
}

/**
 * Deeds of an operator, one at a time.
 * @param tooLate somebody else was faster: what is shown is old
 */
export function useDeeds(tooLate: () => Promise<void>): Deeds {
  const { t } = useMessages()
  const busy = ref<string | null>(null)
  const wrong = ref<{ deed: string; text: string } | null>(null)
  const intents = new Map<string, Intent>()

  async function perform<T>(deed: string, send: (intent: Intent) => Promise<T>): Promise<T | null> {
    if (busy.value !== null) return null
    busy.value = deed
    wrong.value = null
    const intent = intents.get(deed) ?? newIntent()
    intents.set(deed, intent)
    try {
      const answer = await send(intent)
      intents.delete(deed)
      return answer
    } catch (error) {
      if (!(error instanceof OfflineError)) intents.delete(deed)
      wrong.value = { deed, text: describeError(error, t).text }
      if (error instanceof ApiProblem && [403, 404, 409].includes(error.status)) await tooLate()
      return null
    } finally {
      busy.value = null
    }
  }
  return { busy, wrong, perform }
}
