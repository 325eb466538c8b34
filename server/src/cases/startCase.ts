import type { Actor, Channel } from '@banshi/schemas'
import type { Acted } from '@banshi/schemas/api'
import { fieldPermissions, initialState, startTask } from '@banshi/core/process'
import type { Domain, Reader } from '../domain.ts'
import { conflict, invalidFields, notFound } from '../http/refusal.ts'
import { newRowId } from '../rowId.ts'
import { actedOf, oneRandom, type ActCall } from './act.ts'
import { nextCaseNo } from './caseNumber.ts'
import { calledTypes } from './calledTypes.ts'
import { decideChange } from './decideChange.ts'
import { beforeFirst } from './loadCase.ts'
import { startScope } from './formDrafts.ts'
import { hintAffected } from './hints.ts'
import type { TypeProgram } from './programs.ts'
import { refusalOf } from './refusalOf.ts'
import { findStartable } from './startable.ts'
import { filesOf, submit, unknownFiles, type StepInput, type Submission } from './submission.ts'
import { commandIdOf } from './derivedId.ts'
import { writeNewCase } from './writeCase.ts'

export interface Start extends StepInput {
  businessTypeId: string
  version: number
  unitId: string
  channel: Channel
}

/** Checks what the first step sends; throws 422 naming the fields. */
function firstStep(program: TypeProgram, input: StepInput, now: string): Submission {
  const nodeId = startTask(program.process)
  if (!nodeId) throw notFound()
  const submitted = submit(program, initialState, {}, fieldPermissions(program.process, nodeId), input, now)
  if (!submitted.ok) throw invalidFields(submitted.error)
  return submitted.value
}

/** The post by which the starter opens a case of this unit: one held there if there is one. */
const postOf = (reader: Reader, unitId: string): string | undefined =>
  (reader.actor.holdings.find((holding) => holding.unitId === unitId) ?? reader.actor.holdings[0])?.postId

/** Opens a case, numbers it and submits its first step, all in the call's transaction. */
export async function startCase(domain: Domain, call: ActCall, start: Start): Promise<Acted> {
  const { tx, caller, now } = call
  const reader = await domain.reader(call)
  const { unitId } = start
  const found = await findStartable(domain, tx, reader, start.businessTypeId, unitId)
  const unit = reader.directory.units.get(unitId)
  if (!found || !unit) throw notFound()
  const { type, program } = found
  const version = program.definition.version
  if (start.version !== version) throw conflict('cases.versionChanged', { name: type.name, version })

  const { values, changes, notes } = firstStep(program, start, now)
  const caseId = newRowId(domain.clock)
  const files = filesOf(program, changes)
  const unknown = await unknownFiles(tx, files, caller.personId, caseId)
  if (unknown.length > 0) throw invalidFields(unknown)

  const key = program.sealed.size > 0 ? domain.keyring.newCaseKey(tx.tenantId, caseId) : null
  const caseNo = await nextCaseNo(tx, unit.code, program.definition.settings.numberCode ?? 'X', reader.today)
  const before = beforeFirst(tx, caseId, key?.key ?? null)
  const postId = postOf(reader, unitId)
  const actor: Actor = { kind: 'person', personId: caller.personId, ...(postId && { postId }) }
  const calendar = await domain.calendars(tx, reader.directory)
  const context = {
    now,
    random: oneRandom(),
    actor,
    directory: reader.directory,
    calendar,
    values,
    lookups: {},
  }
  const command = {
    type: 'startCase' as const,
    unitId,
    intakeUnitId: unitId,
    channel: start.channel,
    caseNo,
    submit: true,
    businessType: { id: type.id, key: type.key, version, hash: program.hash },
    ...(notes.length > 0 && { opinion: notes.join('\n') }),
    changes,
  }
  const called = await calledTypes({ programs: domain.programs, directory: reader.directory }, tx, {
    program,
    unitId,
    state: initialState,
  })
  const decided = decideChange({ program, called }, before, command, commandIdOf(call.commandId), context)
  if (!decided.ok) throw refusalOf(decided.error)
  const draft = { personId: caller.personId, scopeKey: startScope(type.id, unitId) }
  await writeNewCase(
    tx,
    { ...decided.value.change, fileIds: files.map((file) => file.fileId), draft },
    {
      unitId,
      intakeUnitId: unitId,
      channel: start.channel,
      businessTypeId: type.id,
      businessTypeVersion: version,
      caseNo,
      createdBy: caller.personId,
      wrappedKey: key?.wrapped ?? null,
      parent: null,
    },
  )
  tx.afterCommit(() => hintAffected(domain, tx.tenantId, null, decided.value))
  return actedOf(program, decided.value)
}
