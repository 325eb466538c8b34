import type { Domain } from '../domain.ts'
import { failRequest } from './answer.ts'
import { effectOf } from './effectOf.ts'
import { reasonOf } from './reason.ts'

/** The row of a callback comes due when the time to answer is over; an answer withdraws it. */
export function handleCallbackTimeouts(domain: Domain): void {
  domain.jobs.handle({
    table: 'outbox',
    kind: 'expectCallback',
    inside: async (tx, work) => {
      const { caseId, effect } = effectOf(work, 'expectCallback')
      const asked = { caseId, elementId: effect.elementId, attempt: effect.attempt }
      await failRequest(domain, tx, asked, { reason: reasonOf('callbackTimedOut') }, work.now)
    },
  })
}
