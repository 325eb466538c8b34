import type { Json, ProcessState } from '@banshi/schemas'
import type { Domain } from '../domain.ts'
import { loadCase } from '../cases/loadCase.ts'
import { answerRequest, type Asked } from '../effects/answer.ts'
import { readCallbackToken, type CallbackPlace } from '../effects/callbackUrl.ts'
import { conflict, notFound, Refusal } from '../http/refusal.ts'
import { createThrottle } from './throttle.ts'

/** Callbacks one case may receive in a minute, per process. */
const perMinute = 60

/** The element that waits at a place: exactly one, or the address is not enough to tell which. */
function waitingAt(state: ProcessState, place: CallbackPlace): Asked | undefined {
  const waiting = Object.values(state.elements).filter(({ id, nodeId, request }) => {
    if (request?.kind !== 'callback') return false
    return 'nodeId' in place
      ? nodeId === place.nodeId
      : id === place.elementId && request.attempt === place.attempt
  })
  const [element] = waiting
  if (waiting.length !== 1 || !element?.request) return undefined
  const { attempt, token } = element.request
  return { caseId: place.caseId, elementId: element.id, attempt, ...(token !== undefined && { token }) }
}

/**
 * Takes the answer to a callback. A token that was not made here is not found; one whose step does not wait (not yet, or
 * no longer) is told so.
 */
export function callbackReceiver(
  domain: Domain,
): (token: string, result: Json, now: string) => Promise<{ accepted: true }> {
  const throttle = createThrottle(domain.clock, perMinute, 60_000)
  return async (token, result, now) => {
    const read = readCallbackToken(domain, token)
    if (!read) throw notFound()
    const { tenantId, place } = read
    const wait = throttle(place.caseId)
    if (wait > 0) throw new Refusal(429, 'server.tooMany', {}, { retryAfter: wait })
    await domain.db.tenant(tenantId, async (tx) => {
      const loaded = await loadCase(tx, domain.keyring, place.caseId, null, true)
      if (!loaded) throw notFound()
      const asked = waitingAt(loaded.processState, place)
      const outcome = asked && (await answerRequest(domain, tx, asked, result, now))
      if (outcome?.kind !== 'done') throw conflict('cases.callbackNotWaiting')
    })
    return { accepted: true }
  }
}
