import type { Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { textIn } from '../jobs/payload.ts'
import { idFrom } from './derivedId.ts'
import { commandCase } from './systemCommand.ts'

/** Fires one timer of a case as the system; nothing happens when it is gone or the case moved past it. */
export async function fireTimer(
  domain: Domain,
  tx: Transaction,
  caseId: string,
  timerId: string,
  now: string,
): Promise<void> {
  const commandId = idFrom(`fire/${caseId}/${timerId}`)
  await commandCase(domain, tx, caseId, { command: { type: 'fireTimer', timerId }, commandId, now })
}

/** Timers of cases are rows of `job`, fired in the transaction that marks them done: exactly once. */
export function handleTimers(domain: Domain): void {
  domain.jobs.handle({
    table: 'job',
    kind: 'caseTimer',
    inside: async (tx, { payload, now }) => {
      const [caseId, timerId] = [textIn(payload, 'caseId'), textIn(payload, 'timerId')]
      if (caseId && timerId) await fireTimer(domain, tx, caseId, timerId, now)
    },
  })
}
