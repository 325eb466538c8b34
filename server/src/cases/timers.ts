import type { Json } from '@banshi/schemas'
import type { Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { oneRandom } from './act.ts'
import { decideChange } from './decideChange.ts'
import { hintAffected } from './hints.ts'
import { beforeOf, loadCase } from './loadCase.ts'
import { programOf } from './programs.ts'
import { idFrom } from './derivedId.ts'
import { writeTransition } from './writeCase.ts'

const textIn = (payload: Json, name: string): string | undefined => {
  const value =
    payload !== null && typeof payload === 'object' && !Array.isArray(payload) ? payload[name] : undefined
  return typeof value === 'string' ? value : undefined
}

/** Fires one timer of a case as the system; nothing happens when it is gone or the case moved past it. */
export async function fireTimer(
  domain: Domain,
  tx: Transaction,
  caseId: string,
  timerId: string,
  now: string,
): Promise<void> {
  const loaded = await loadCase(tx, domain.keyring, caseId, null)
  if (!loaded || !Object.hasOwn(loaded.processState.timers, timerId)) return
  const program = await programOf(domain.programs, tx, loaded.businessTypeId, loaded.version)
  const directory = await domain.directory(tx)
  const calendar = await domain.calendars(tx, directory)
  const context = {
    now,
    random: oneRandom(),
    directory,
    calendar,
    values: loaded.values,
    lookups: {},
    actor: { kind: 'system' as const },
  }
  const command = { type: 'fireTimer' as const, timerId }
  const decided = decideChange(
    program,
    beforeOf(tx, loaded),
    command,
    idFrom(`fire/${caseId}/${timerId}`),
    context,
  )
  if (!decided.ok) return
  const written = await writeTransition(tx, { ...decided.value.change, fileIds: [], draft: null })
  if (!written) throw new Error('Expected to fire a timer, but the case moved; it is tried again')
  tx.afterCommit(() => hintAffected(domain, tx.tenantId, loaded.processState, decided.value))
}

/** Timers of cases are rows of `job`, fired in the transaction that marks them done: exactly once. */
export function handleTimers(domain: Domain, jobs: Jobs): void {
  jobs.handle({
    table: 'job',
    kind: 'caseTimer',
    inside: async (tx, { payload, now }) => {
      const [caseId, timerId] = [textIn(payload, 'caseId'), textIn(payload, 'timerId')]
      if (caseId && timerId) await fireTimer(domain, tx, caseId, timerId, now)
    },
  })
}
