import type { Json } from '@banshi/schemas'
import { statement, type Statement, type Transaction } from '../database/index.ts'

export type JobTable = 'job' | 'outbox'

export interface ClaimedRow {
  id: string
  kind: string
  payload: Json
  caseId: string | null
  attempt: number
}

const both = <Row>(name: string, text: (table: JobTable) => string): Record<JobTable, Statement<Row>> => ({
  job: statement(`job.${name}`, text('job')),
  outbox: statement(`outbox.${name}`, text('outbox')),
})

/** Due and waiting, or running under a lease that ran out: by status, never by "id greater than" (`traps 1.5`). */
const claimRows = both<ClaimedRow>(
  'claim',
  (
    table,
  ) => `UPDATE ${table} SET status = 'running', attempts = attempts + 1, locked_until = $4, locked_by = $5
   WHERE tenant_id = $1 AND id IN (
     SELECT id FROM ${table}
     WHERE tenant_id = $1 AND kind = ANY($2) AND due_at <= $3
       AND (status = 'pending' OR (status = 'running' AND locked_until < $3))
     ORDER BY due_at LIMIT $6 FOR UPDATE SKIP LOCKED)
   RETURNING id, kind, payload, case_id AS "caseId", attempts AS attempt`,
)
const finishRow = both<{ id: string }>(
  'finish',
  (
    table,
  ) => `UPDATE ${table} SET status = 'done', done_at = $4, locked_until = NULL, locked_by = NULL, last_error = NULL
   WHERE tenant_id = $1 AND id = $2 AND locked_by = $3 AND status = 'running' RETURNING id`,
)
const failRow = both<{ id: string }>(
  'fail',
  (
    table,
  ) => `UPDATE ${table} SET status = $4, due_at = $5, last_error = $6, locked_until = NULL, locked_by = NULL
   WHERE tenant_id = $1 AND id = $2 AND locked_by = $3 AND status = 'running' RETURNING id`,
)
const prolongRow = both<never>(
  'prolong',
  (table) =>
    `UPDATE ${table} SET locked_until = $4 WHERE tenant_id = $1 AND id = $2 AND locked_by = $3 AND status = 'running'`,
)

export const claim = (
  tx: Transaction,
  table: JobTable,
  {
    kinds,
    now,
    until,
    self,
    limit,
  }: { kinds: string[]; now: string; until: string; self: string; limit: number },
): Promise<ClaimedRow[]> => tx.query(claimRows[table], [tx.tenantId, kinds, now, until, self, limit])

/** Throws when the lease was lost, so that the work of this transaction is not done twice. */
export async function finish(
  tx: Transaction,
  table: JobTable,
  id: string,
  self: string,
  now: string,
): Promise<void> {
  if (!(await tx.one(finishRow[table], [tx.tenantId, id, self, now])))
    throw new Error(`Expected to hold the lease of ${table} ${id}, but another process took it`)
}

/** False when the lease was lost: the row is another's now. */
export const fail = async (
  tx: Transaction,
  table: JobTable,
  {
    id,
    self,
    dead,
    dueAt,
    reason,
  }: { id: string; self: string; dead: boolean; dueAt: string; reason: string },
): Promise<boolean> =>
  (await tx.one(failRow[table], [tx.tenantId, id, self, dead ? 'dead' : 'pending', dueAt, reason])) !==
  undefined

export const prolong = async (
  tx: Transaction,
  table: JobTable,
  id: string,
  self: string,
  until: string,
): Promise<void> => void (await tx.query(prolongRow[table], [tx.tenantId, id, self, until]))
