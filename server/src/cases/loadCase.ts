import type { FormValues, ProcessState } from '@banshi/schemas'
import { initialState, openState } from '@banshi/core/process'
import { statement, type Transaction } from '../database/index.ts'
import { chainStart } from '../history/hashChain.ts'
import { openValues, valuesPlace } from '../history/sealing.ts'
import type { Keyring } from '../secrets/index.ts'
import type { ListedField } from './caseColumns.ts'
import type { CaseBefore } from './decideChange.ts'

interface Row {
  id: string
  unitId: string
  intakeUnitId: string
  channel: string
  businessTypeId: string
  version: number
  caseNo: string | null
  title: string
  state: string
  outcome: string | null
  createdBy: string
  registeredAt: string | null
  dueAt: string | null
  endedAt: string | null
  processState: ProcessState
  formValues: FormValues
  sealedValues: Buffer | null
  listValues: ListedField[] | null
  lastSeq: number
  lastHash: string
  wrappedKey: Buffer | null
  /** The reader's part in it, as recorded; null for none. */
  participation: string | null
}

/** A case as it stands, with its sealed values opened. */
export interface LoadedCase extends Omit<Row, 'sealedValues' | 'wrappedKey' | 'formValues'> {
  values: FormValues
  key: Buffer | null
}

const query = `SELECT c.id, c.unit_id AS "unitId", c.intake_unit_id AS "intakeUnitId", c.channel,
     c.business_type_id AS "businessTypeId", c.business_type_version AS version, c.case_no AS "caseNo", c.title, c.state,
     c.outcome, c.created_by AS "createdBy", c.registered_at AS "registeredAt", c.due_at AS "dueAt", c.ended_at AS "endedAt",
     c.process_state AS "processState", c.form_values AS "formValues", c.sealed_values AS "sealedValues",
     c.list_values AS "listValues", c.last_seq AS "lastSeq", c.last_hash AS "lastHash",
     k.wrapped_key AS "wrappedKey", p.kind AS participation
   FROM "case" c
   LEFT JOIN case_key k ON k.tenant_id = c.tenant_id AND k.case_id = c.id
   LEFT JOIN case_participation p ON p.tenant_id = c.tenant_id AND p.case_id = c.id AND p.person_id = $3
   WHERE c.tenant_id = $1 AND c.id = $2`
const select = statement<Row>('case.load', query)
const selectLocked = statement<Row>('case.lock', `${query} FOR UPDATE OF c`)

/** The case, or undefined; `readerId` is whose participation is looked up with it. `lock`: nobody else moves it until the end. */
export async function loadCase(
  tx: Transaction,
  keyring: Keyring,
  caseId: string,
  readerId: string | null,
  lock = false,
): Promise<LoadedCase | undefined> {
  const row = await tx.one(lock ? selectLocked : select, [tx.tenantId, caseId, readerId])
  if (!row) return undefined
  const { sealedValues, wrappedKey, formValues, processState, ...rest } = row
  const key = wrappedKey && keyring.openCaseKey(tx.tenantId, caseId, wrappedKey)
  const sealed = key && sealedValues ? openValues(key, sealedValues, valuesPlace(caseId)) : {}
  return { ...rest, processState: openState(processState), values: { ...formValues, ...sealed }, key }
}

/** The case as `decideChange` takes it. */
export const beforeOf = (tx: Transaction, loaded: LoadedCase): CaseBefore => ({
  tenantId: tx.tenantId,
  caseId: loaded.id,
  seq: loaded.lastSeq,
  hash: loaded.lastHash,
  state: loaded.processState,
  values: loaded.values,
  registeredAt: loaded.registeredAt,
  endedAt: loaded.endedAt,
  key: loaded.key,
})

/** A case that is being opened, before its first event. `key` null when the form has nothing to seal. */
export const beforeFirst = (tx: Transaction, caseId: string, key: Buffer | null): CaseBefore => ({
  tenantId: tx.tenantId,
  caseId,
  seq: 0,
  hash: chainStart,
  state: initialState,
  values: {},
  registeredAt: null,
  endedAt: null,
  key,
})
