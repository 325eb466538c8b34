import type { Actor, Command, Rejection } from '@banshi/schemas'
import type { Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { oneRandom } from './act.ts'
import { calledTypes } from './calledTypes.ts'
import { decideChange } from './decideChange.ts'
import { hintAffected } from './hints.ts'
import { beforeOf, loadCase, type LoadedCase } from './loadCase.ts'
import { programOf } from './programs.ts'
import { writeTransition } from './writeCase.ts'

/** What became of a command given by the system. */
export type SystemOutcome =
  | { kind: 'done'; loaded: LoadedCase }
  | { kind: 'gone' }
  | { kind: 'rejected'; rejection: Rejection; loaded: LoadedCase }

/**
 * Gives a command to a case on behalf of the system, with the case held so that nobody moves it in between. A command
 * that the case does not take (any more) changes nothing.
 */
export async function commandCase(
  domain: Domain,
  tx: Transaction,
  caseId: string,
  { command, commandId, now }: { command: Command; commandId: string; now: string },
): Promise<SystemOutcome> {
  const loaded = await loadCase(tx, domain.keyring, caseId, null, true)
  if (!loaded) return { kind: 'gone' }
  const program = await programOf(domain.programs, tx, loaded.businessTypeId, loaded.version)
  const directory = await domain.directory(tx)
  const { unitId, processState: state } = loaded
  const called = await calledTypes({ programs: domain.programs, directory }, tx, { program, unitId, state })
  const actor: Actor = { kind: 'system' }
  const context = {
    now,
    random: oneRandom(),
    directory,
    calendar: await domain.calendars(tx, directory),
    values: loaded.values,
    lookups: {},
    actor,
  }
  const decided = decideChange({ program, called }, beforeOf(tx, loaded), command, commandId, context)
  if (!decided.ok) return { kind: 'rejected', rejection: decided.error, loaded }
  const written = await writeTransition(tx, { ...decided.value.change, fileIds: [], draft: null })
  if (!written) throw new Error('Expected the held case to be written, but it moved; it is tried again')
  tx.afterCommit(() => hintAffected(domain, tx.tenantId, state, decided.value))
  return { kind: 'done', loaded }
}
