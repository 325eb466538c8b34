import type { FailureSummary } from '@banshi/schemas/api'
import { say, type Locale } from '@banshi/schemas/messages'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { notFound } from '../http/refusal.ts'
import { unitNamed } from '../organisation/names.ts'
import { unitsOperated } from './unitsOperated.ts'

/** Work that is no request of a step: those that are become incidents there. */
const kinds = [
  ...['caseTimer', 'startTimer', 'matchMessages', 'broadcastSignal', 'deliverSignal', 'beginBySignal'],
  ...['caseEnded', 'expectCallback'],
]

interface Row {
  failureId: string
  kind: string
  why: string | null
  unitId: string
  caseId: string | null
  caseNo: string | null
  title: string | null
  businessTypeName: string
  since: string
}

const rows = (table: 'job' | 'outbox'): string => `SELECT w.id AS "failureId", w.kind, w.last_error AS why,
     coalesce(c.unit_id, t.owner_unit_id) AS "unitId", c.id AS "caseId", c.case_no AS "caseNo", c.title,
     coalesce(t.name, '') AS "businessTypeName", w.due_at AS since
   FROM ${table} w
   LEFT JOIN "case" c ON c.tenant_id = w.tenant_id AND c.id = w.case_id
   LEFT JOIN business_type t ON t.tenant_id = w.tenant_id
     AND t.id = coalesce(c.business_type_id, (w.payload->>'businessTypeId')::uuid)
   WHERE w.tenant_id = $1 AND w.status = 'dead' AND w.kind = ANY($2::text[])
     AND coalesce(c.unit_id, t.owner_unit_id) = ANY($3::uuid[])`

const select = statement<Row>(
  'failure.list',
  `${rows('job')} UNION ALL ${rows('outbox')} ORDER BY since, "failureId" LIMIT 200`,
)

/** Work that was given up, longest first; what stopped at a step stands among the incidents. */
export async function listFailures(
  tx: Transaction,
  reader: Reader,
  locale: Locale,
): Promise<FailureSummary[]> {
  const found = await tx.query(select, [tx.tenantId, kinds, unitsOperated(reader)])
  return found.map(({ failureId, kind, why, unitId, caseId, caseNo, title, businessTypeName, since }) => ({
    failureId,
    text: say(locale, 'cases.workFailed', { what: say(locale, `cases.work_${kind}`, {}), why: why ?? '' }),
    unit: unitNamed(reader.directory, unitId),
    case: caseId === null ? null : { caseId, caseNo: caseNo ?? '', title: title ?? '' },
    businessTypeName,
    since,
  }))
}

const again = (table: 'job' | 'outbox') =>
  statement<{ id: string }>(
    `failure.retry.${table}`,
    `UPDATE ${table} SET status = 'pending', attempts = 0, due_at = $5
     WHERE tenant_id = $1 AND id = $4 AND id IN (SELECT "failureId" FROM (${rows(table)}) AS f) RETURNING id`,
  )
const retries = [again('job'), again('outbox')]

/** Gives work its tries back. */
export async function retryFailure(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
  failureId: string,
  now: string,
): Promise<void> {
  const units = unitsOperated(reader)
  for (const retry of retries)
    if (await tx.one(retry, [tx.tenantId, kinds, units, failureId, now]))
      return tx.afterCommit(() => domain.jobs.wake())
  throw notFound()
}
