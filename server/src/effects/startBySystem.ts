import type { Actor, FormValues, Json, Rejection, Result } from '@banshi/schemas'
import { failWith, succeed } from '@banshi/schemas'
import { initialState } from '@banshi/core/process'
import type { TypeRow } from '../catalogue/loadType.ts'
import { oneRandom } from '../cases/act.ts'
import { calledTypes } from '../cases/calledTypes.ts'
import { nextCaseNo } from '../cases/caseNumber.ts'
import { decideChange } from '../cases/decideChange.ts'
import { beforeFirst } from '../cases/loadCase.ts'
import { hintAffected } from '../cases/hints.ts'
import { prefilled } from '../cases/prefilled.ts'
import { programOf } from '../cases/programs.ts'
import { writeNewCase, type NewCase } from '../cases/writeCase.ts'
import { businessDate } from '../clock.ts'
import { statement, type Transaction } from '../database/index.ts'
import { timeZone, type Domain } from '../domain.ts'
import { newRowId } from '../rowId.ts'

/** A case that begins without a person at the counter. */
export interface SystemStart {
  type: TypeRow
  unitId: string
  /** Whose case it is. */
  starterId: string
  /** The start event that occurred and what it carried; absent: the case is opened with `values`. */
  event?: { nodeId: string; payload: Record<string, Json> }
  values?: Record<string, Json>
  parent?: NewCase['parent']
  commandId: string
  now: string
}

const hold = statement<never>('startBySystem.hold', 'SAVEPOINT opening')
const undo = statement<never>('startBySystem.undo', 'ROLLBACK TO SAVEPOINT opening')

/** Opens a case as the system (channel 系统) with the type's newest version; answers its id or why it could not be opened. */
export async function startBySystem(
  domain: Domain,
  tx: Transaction,
  start: SystemStart,
): Promise<Result<{ caseId: string; caseNo: string }, Rejection>> {
  const { type, unitId, starterId, event, values = {}, parent = null, commandId, now } = start
  const version = type.currentVersion ?? 0
  const program = await programOf(domain.programs, tx, type.id, version)
  const directory = await domain.directory(tx)
  const unit = directory.units.get(unitId)
  if (!unit) return failWith({ code: 'server.notFound', params: {} })
  const caseId = newRowId(domain.clock)
  const { changes, variables } = prefilled(program, values, now)
  await tx.query(hold)
  const key = program.sealed.size > 0 ? domain.keyring.newCaseKey(tx.tenantId, caseId) : null
  const numberCode = program.definition.settings.numberCode ?? 'X'
  const caseNo = await nextCaseNo(tx, unit.code, numberCode, businessDate(now, timeZone))
  const before = beforeFirst(tx, caseId, key?.key ?? null)
  const called = await calledTypes({ programs: domain.programs, directory }, tx, {
    program,
    unitId,
    state: initialState,
  })
  const actor: Actor = { kind: 'system', personId: starterId }
  const context = {
    now,
    random: oneRandom(),
    actor,
    directory,
    calendar: await domain.calendars(tx, directory),
    values: changes as FormValues,
    lookups: {},
  }
  const command = {
    type: 'startCase' as const,
    unitId,
    intakeUnitId: unitId,
    channel: '系统' as const,
    caseNo,
    submit: false,
    businessType: { id: type.id, key: type.key, version, hash: program.hash },
    ...(event && { startNodeId: event.nodeId, payload: event.payload }),
    ...(Object.keys(variables).length > 0 && { variables }),
    ...(Object.keys(changes).length > 0 && { changes }),
  }
  const decided = decideChange({ program, called }, before, command, commandId, context)
  if (!decided.ok) {
    // The number taken above goes back: numbers have no gaps.
    await tx.query(undo)
    return failWith(decided.error)
  }
  await writeNewCase(
    tx,
    { ...decided.value.change, fileIds: [], draft: null },
    {
      ...{
        unitId,
        intakeUnitId: unitId,
        channel: '系统',
        businessTypeId: type.id,
        businessTypeVersion: version,
      },
      ...{ caseNo, createdBy: starterId, wrappedKey: key?.wrapped ?? null, parent },
    },
  )
  tx.afterCommit(() => hintAffected(domain, tx.tenantId, null, decided.value))
  return succeed({ caseId, caseNo })
}
