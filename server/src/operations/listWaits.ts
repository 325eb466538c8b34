import type { IncidentSummary, RequestKind, WaitingRequest } from '@banshi/schemas/api'
import { say, type Locale } from '@banshi/schemas/messages'
import { cursorOf, likePattern, placeOf } from '../cases/cursor.ts'
import { callbackJobId } from '../cases/derivedId.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { callbackUrl } from '../effects/callbackUrl.ts'
import { unitNamed } from '../organisation/names.ts'
import { unitsOperated } from './unitsOperated.ts'

export interface Page {
  search?: string
  cursor?: string
  limit?: number
}

interface Row {
  caseId: string
  id: string
  kind: string
  elementId: string
  nodeId: string
  nodeName: string
  name: string
  attempt: number | null
  params: Record<string, string | number | boolean>
  since: string
  caseNo: string | null
  title: string
  businessTypeName: string
  unitId: string
  /** What the element of an incident had asked for. */
  request: RequestKind | null
}

const select = statement<Row>(
  'caseWait.list',
  `SELECT w.case_id AS "caseId", w.id, w.kind, w.element_id AS "elementId", w.node_id AS "nodeId", w.node_name AS "nodeName",
     w.name, w.attempt, w.params, w.since, c.case_no AS "caseNo", c.title, t.name AS "businessTypeName", c.unit_id AS "unitId",
     r.kind AS request
   FROM case_wait w
   JOIN "case" c ON c.tenant_id = w.tenant_id AND c.id = w.case_id
   JOIN business_type t ON t.tenant_id = c.tenant_id AND t.id = c.business_type_id
   LEFT JOIN case_wait r ON r.tenant_id = w.tenant_id AND r.case_id = w.case_id AND r.id = w.element_id
     AND r.kind IN ('connector', 'callback', 'caseEnd')
   WHERE w.tenant_id = $1 AND w.kind = ANY($2::text[]) AND c.unit_id = ANY($3::uuid[])
     AND (w.kind = 'incident' OR NOT EXISTS (SELECT FROM case_wait i WHERE i.tenant_id = w.tenant_id AND i.case_id = w.case_id
       AND i.kind = 'incident' AND i.element_id = w.element_id))
     AND ($4::text IS NULL OR c.title ILIKE $4 OR c.case_no ILIKE $4 OR t.name ILIKE $4 OR w.node_name ILIKE $4)
     AND ($5::timestamptz IS NULL OR (w.since, w.case_id, w.id) > ($5, $6::uuid, $7::text))
   ORDER BY w.since, w.case_id, w.id LIMIT $8`,
)

const selectDue = statement<{ id: string; dueAt: string }>(
  'caseWait.due',
  `SELECT id, due_at AS "dueAt" FROM outbox WHERE tenant_id = $1 AND id = ANY($2::uuid[]) AND due_at < '9999-01-01'`,
)

async function pageOf(
  tx: Transaction,
  reader: Reader,
  kinds: string[],
  query: Page,
): Promise<{ rows: Row[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const [at, caseId, id] = placeOf(query.cursor, 3) ?? [null, null, null]
  const search = likePattern(query.search)
  const found = await tx.query(select, [
    ...[tx.tenantId, kinds, unitsOperated(reader), search, at, caseId, id],
    limit + 1,
  ])
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const nextCursor = found.length > limit && last ? cursorOf([last.since, last.caseId, last.id]) : null
  return { rows, nextCursor }
}

const common = ({ directory }: Reader, row: Row) => ({
  caseId: row.caseId,
  caseNo: row.caseNo ?? '',
  title: row.title,
  businessTypeName: row.businessTypeName,
  unit: unitNamed(directory, row.unitId),
  elementId: row.elementId,
  nodeId: row.nodeId,
  nodeName: row.nodeName,
  since: row.since,
})

/** Open incidents of the units the reader operates, longest open first. */
export async function listIncidents(
  tx: Transaction,
  reader: Reader,
  query: Page,
  locale: Locale,
): Promise<{ incidents: IncidentSummary[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await pageOf(tx, reader, ['incident'], query)
  const incidents = rows.map((row) => ({
    ...common(reader, row),
    incidentId: row.id,
    code: row.name,
    text: say(locale, row.name, { name: row.nodeName, ...row.params }),
    request: row.request,
  }))
  return { incidents, nextCursor }
}

/** Steps that wait for an answer from outside and have not failed. */
export async function listRequests(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
  query: Page,
): Promise<{ requests: WaitingRequest[]; nextCursor: string | null }> {
  const { rows, nextCursor } = await pageOf(tx, reader, ['connector', 'callback', 'caseEnd'], query)
  const jobOf = (row: Row): string => callbackJobId(row.caseId, row.elementId, row.attempt ?? 0)
  const callbacks = rows.filter(({ kind }) => kind === 'callback')
  const due = callbacks.length === 0 ? [] : await tx.query(selectDue, [tx.tenantId, callbacks.map(jobOf)])
  const dueAt = new Map(due.map((row) => [row.id, row.dueAt]))
  const requests = rows.map((row) => {
    const { caseId, elementId, attempt } = row
    const isCallback = row.kind === 'callback'
    const place = { caseId, elementId, attempt: attempt ?? 0 }
    return {
      ...common(reader, row),
      request: row.kind as RequestKind,
      dueAt: (isCallback && dueAt.get(jobOf(row))) || null,
      callbackUrl: isCallback ? callbackUrl(domain, tx.tenantId, place) : null,
    }
  })
  return { requests, nextCursor }
}

const count = statement<{ incidents: number; requests: number; messages: number }>(
  'caseWait.count',
  `WITH waits AS (
     SELECT w.kind, w.case_id, w.element_id FROM case_wait w JOIN "case" c ON c.tenant_id = w.tenant_id AND c.id = w.case_id
     WHERE w.tenant_id = $1 AND w.kind IN ('incident', 'connector', 'callback', 'caseEnd') AND c.unit_id = ANY($2::uuid[])
   )
   SELECT (SELECT count(*) FROM waits WHERE kind = 'incident')::int AS incidents,
     (SELECT count(*) FROM waits w WHERE kind <> 'incident' AND NOT EXISTS (SELECT FROM waits i
        WHERE i.kind = 'incident' AND i.case_id = w.case_id AND i.element_id = w.element_id))::int AS requests,
     (SELECT count(*) FROM message WHERE tenant_id = $1 AND status IN ('waiting', 'dead') AND unit_id = ANY($2::uuid[]))::int
       AS messages`,
)

/** How much there is to look after. */
export async function operationCounts(
  tx: Transaction,
  reader: Reader,
): Promise<{ incidents: number; requests: number; messages: number }> {
  const counted = await tx.one(count, [tx.tenantId, unitsOperated(reader)])
  return counted ?? { incidents: 0, requests: 0, messages: 0 }
}
