import { randomInt } from 'node:crypto'
import type { Actor, Command, ProcessState } from '@banshi/schemas'
import type { Acted } from '@banshi/schemas/api'
import type { Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { conflict, forbidden, invalidFields, notFound, type Refusal } from '../http/refusal.ts'
import type { Caller } from '../session/caller.ts'
import { decideChange, type DecidedChange } from './decideChange.ts'
import { hintAffected } from './hints.ts'
import { beforeOf, loadCase, type LoadedCase } from './loadCase.ts'
import { calledTypes, permissionsAt, type CalledTypes } from './calledTypes.ts'
import { alreadyHandled, isStale } from './overtaken.ts'
import { programOf, type TypeProgram } from './programs.ts'
import { filesOf, submit, unknownFiles, type StepInput } from './submission.ts'
import { commandIdOf } from './derivedId.ts'
import { refusalOf } from './refusalOf.ts'
import { maySee } from './maySee.ts'
import { writeTransition } from './writeCase.ts'

/** The parts of a call that acting needs. */
export interface ActCall {
  tx: Transaction
  caller: Caller
  now: string
  commandId: string
}

/** One act of a person on a case. */
export interface Act {
  caseId: string
  /** The duty it answers, for acts on a work item. */
  workItemId?: string
  /** The last event the page had seen. */
  seq?: number
  /** A right besides taking part; 403 without it. */
  allowed?: (reader: Reader, loaded: LoadedCase) => boolean
  /** What the step fills in; absent: nothing is checked. */
  input?: StepInput
  command: (
    changes: Pick<Extract<Command, { type: 'completeWorkItem' }>, 'changes'>,
    notes: readonly string[],
  ) => Command
}

/** A random number of [0, 1), one per command, kept where it decides something. */
export const oneRandom = (): number => randomInt(2 ** 48 - 1) / 2 ** 48

/** The post by which the person is asked at this duty; of a member of a group, the first post they hold. */
function postAt(state: ProcessState, workItemId: string | undefined, { actor }: Reader): string | undefined {
  const item = workItemId === undefined ? undefined : state.workItems[workItemId]
  const asked = item && state.elements[item.elementId]?.userTask?.participants
  const post = asked?.find((participant) => participant.personId === actor.personId)?.postId
  return post ?? actor.holdings[0]?.postId
}

export const actedOf = (program: TypeProgram, decided: DecidedChange): Acted => {
  const { state } = decided.after
  const { caseId, columns } = decided.change
  const nodes = JSON.parse(columns.currentNodes) as { name: string }[]
  return {
    caseId,
    seq: columns.lastSeq,
    caseNo: state.caseNo ?? '',
    currentNodes: nodes.map((node) => node.name),
    state: state.status === 'ended' ? 'ended' : 'running',
    resultLabel: state.resultLabel ?? null,
  }
}

/** Refuses what is known to be too late before anything is decided. */
async function refuseLate(
  tx: Transaction,
  reader: Reader,
  loaded: LoadedCase,
  act: Act,
): Promise<Refusal | undefined> {
  const { workItemId, seq, caseId } = act
  const open = workItemId === undefined || Object.hasOwn(loaded.processState.workItems, workItemId)
  if (loaded.state === 'ended' && (open || seq === undefined || seq >= loaded.lastSeq))
    return conflict('process.caseEnded')
  if (!open) return (await alreadyHandled(tx, reader.directory, caseId, workItemId)) ?? notFound()
  const stale = seq !== undefined && (await isStale(tx, caseId, seq, loaded.lastSeq))
  return stale ? conflict('cases.stale') : undefined
}

/**
 * Carries out one act: one read, a pure decision, one data-modifying statement. When somebody else moved the case in
 * between and the duty is still open, it is decided once more on what is there now, with the case held; otherwise the
 * winner is named.
 */
export async function perform(domain: Domain, call: ActCall, act: Act): Promise<Acted> {
  const { tx, caller, now } = call
  const reader = await domain.reader(call)
  const calendar = await domain.calendars(tx, reader.directory)
  for (let attempt = 0; attempt < 2; attempt++) {
    const loaded = await loadCase(tx, domain.keyring, act.caseId, caller.personId, attempt > 0)
    if (!loaded || !maySee(reader, loaded)) throw notFound()
    if (act.allowed && !act.allowed(reader, loaded)) throw forbidden()
    const late = await refuseLate(tx, reader, loaded, act)
    if (late) throw late
    const program = await programOf(domain.programs, tx, loaded.businessTypeId, loaded.version)
    const called = await calledTypes({ programs: domain.programs, directory: reader.directory }, tx, {
      program,
      unitId: loaded.unitId,
      state: loaded.processState,
    })
    const { values, changes, notes, fileIds } = await accept(
      tx,
      loaded,
      { program, called },
      act,
      caller.personId,
      now,
    )
    const postId = postAt(loaded.processState, act.workItemId, reader)
    const actor: Actor = { kind: 'person', personId: caller.personId, ...(postId && { postId }) }
    const context = {
      now,
      random: oneRandom(),
      actor,
      directory: reader.directory,
      calendar,
      values,
      lookups: {},
    }
    const decided = decideChange(
      { program, called },
      beforeOf(tx, loaded),
      act.command({ changes }, notes),
      commandIdOf(call.commandId),
      context,
    )
    if (!decided.ok) throw refusalOf(decided.error)
    const draft = act.workItemId
      ? { personId: caller.personId, scopeKey: `work.${act.caseId}.${act.workItemId}` }
      : null
    if (!(await writeTransition(tx, { ...decided.value.change, fileIds, draft }))) continue
    tx.afterCommit(() => hintAffected(domain, tx.tenantId, loaded.processState, decided.value))
    return actedOf(program, decided.value)
  }
  const handled = act.workItemId && (await alreadyHandled(tx, reader.directory, act.caseId, act.workItemId))
  throw handled || conflict('cases.stale')
}

/** The values of the step, checked; nothing when it has none to give. */
async function accept(
  tx: Transaction,
  loaded: LoadedCase,
  { program, called }: { program: TypeProgram; called: CalledTypes },
  act: Act,
  personId: string,
  now: string,
): Promise<{
  values: LoadedCase['values']
  changes: LoadedCase['values'] | undefined
  notes: string[]
  fileIds: string[]
}> {
  const item = act.workItemId === undefined ? undefined : loaded.processState.workItems[act.workItemId]
  if (!act.input || !item) return { values: loaded.values, changes: undefined, notes: [], fileIds: [] }
  const at = { state: loaded.processState, elementId: item.elementId }
  const permissions = permissionsAt(program, called, item.nodeId, at)
  const submitted = submit(program, loaded.processState, loaded.values, permissions, act.input, now)
  if (!submitted.ok) throw invalidFields(submitted.error)
  const { values, changes, notes } = submitted.value
  const files = filesOf(program, changes)
  const unknown = await unknownFiles(tx, files, personId, loaded.id)
  if (unknown.length > 0) throw invalidFields(unknown)
  return {
    values,
    changes: Object.keys(changes).length > 0 ? changes : undefined,
    notes,
    fileIds: files.map((file) => file.fileId),
  }
}
