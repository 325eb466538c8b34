import type { Json } from '@banshi/schemas'
import type { Clock } from '../clock.ts'
import { statement, type Transaction } from '../database/index.ts'
import { newRowId } from '../rowId.ts'

const insert = statement<never>(
  'auditLog.insert',
  `INSERT INTO audit_log (tenant_id, id, at, person_id, action, object_kind, object_id, details, request_id)
   VALUES ($1, $2, $3, $4, $5, 'businessType', $6, $7::json, $8)`,
)

/** Keeps who did what to a business type, in the transaction that does it. */
export async function audit(
  tx: Transaction,
  clock: Clock,
  call: { now: string; requestId: string; caller: { personId: string } },
  action: string,
  businessTypeId: string,
  details: Json = {},
): Promise<void> {
  const values = [tx.tenantId, newRowId(clock), call.now, call.caller.personId, action, businessTypeId]
  await tx.query(insert, [...values, JSON.stringify(details), call.requestId])
}
