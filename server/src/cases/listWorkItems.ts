import type { WorkItemSummary } from '@banshi/schemas/api'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { personName, unitNamed } from '../organisation/names.ts'
import type { ListedField } from './caseColumns.ts'
import { cursorOf, likePattern, placeOf } from './cursor.ts'
import { listedShown } from './listedShown.ts'
import { fieldPermissions } from '@banshi/core/process'
import { daysLeft } from './daysLeft.ts'

interface Row {
  caseId: string
  workItemId: string
  caseNo: string | null
  businessTypeId: string
  version: number
  businessTypeName: string
  title: string
  nodeId: string
  nodeName: string
  unitId: string
  createdBy: string
  listed: ListedField[] | null
  openedAt: string
  dueAt: string | null
  kind: 'assigned' | 'pool'
  unread: boolean
  returnTo: { nodeId: string; participants: { personId: string }[] } | null
}

const from = `FROM work_item w
   JOIN "case" c ON c.tenant_id = w.tenant_id AND c.id = w.case_id
   JOIN business_type t ON t.tenant_id = c.tenant_id AND t.id = c.business_type_id
   WHERE w.tenant_id = $1 AND w.status = 'open'
     AND (w.assignee_id = $2::uuid OR (w.assignee_id IS NULL AND w.candidate_ids @> ARRAY[$2::uuid]))
     AND ($3::text IS NULL OR c.title ILIKE $3 OR c.case_no ILIKE $3 OR t.name ILIKE $3 OR w.node_name ILIKE $3)`

const list = statement<Row>(
  'workItem.list',
  `SELECT w.case_id AS "caseId", w.id AS "workItemId", c.case_no AS "caseNo", c.business_type_id AS "businessTypeId",
     c.business_type_version AS version, t.name AS "businessTypeName", c.title, w.node_id AS "nodeId",
     w.node_name AS "nodeName", c.unit_id AS "unitId", c.created_by AS "createdBy", c.list_values AS listed,
     w.opened_at AS "openedAt", w.due_at AS "dueAt", w.kind, w.read_at IS NULL AS unread,
     c.process_state->'elements'->w.element_instance_id->'userTask'->'returnTo' AS "returnTo"
   ${from}
     AND ($4::text IS NULL OR w.kind = $4)
     AND ($5::timestamptz IS NULL OR (w.opened_at, w.case_id, w.id) > ($5, $6::uuid, $7::text))
   ORDER BY w.opened_at, w.case_id, w.id LIMIT $8`,
)

interface Counts {
  assigned: number
  pool: number
  overdue: number
  dueToday: number
}

const count = statement<Counts>(
  'workItem.count',
  `SELECT count(*) FILTER (WHERE w.kind = 'assigned')::int AS assigned, count(*) FILTER (WHERE w.kind = 'pool')::int AS pool,
     count(*) FILTER (WHERE w.due_at <= $4)::int AS overdue,
     count(*) FILTER (WHERE w.due_at > $4 AND ((w.due_at - interval '1 millisecond') AT TIME ZONE 'Asia/Shanghai')::date = $5::date)::int
       AS "dueToday"
   ${from}`,
)

export interface WorklistQuery {
  kind?: 'assigned' | 'pool' | 'all'
  search?: string
  cursor?: string
  limit?: number
}

/** Who gave it back: the people of the node it returns to, the first of them. */
const returnedBy = (row: Row, reader: Reader): string | null => {
  const person = row.returnTo?.participants[0]
  return person ? personName(reader.directory, person.personId) : null
}

/** The reader's open duties, longest waiting first; `counts` are of all that match the search. */
export async function listWorkItems(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
  query: WorklistQuery,
  now: string,
): Promise<{ items: WorkItemSummary[]; nextCursor: string | null; counts: Counts }> {
  const { personId } = reader.actor
  const search = likePattern(query.search)
  const limit = query.limit ?? 50
  const [at, caseId, id] = placeOf(query.cursor, 3) ?? [null, null, null]
  const kind = query.kind === 'all' ? null : (query.kind ?? null)
  const rows = await tx.query(list, [tx.tenantId, personId, search, kind, at, caseId, id, limit + 1])
  const counts = await tx.one(count, [tx.tenantId, personId, search, now, reader.today])
  const calendar = await domain.calendars(tx, reader.directory)
  const items: WorkItemSummary[] = []
  for (const row of rows.slice(0, limit)) {
    const program = await domain.programs.load(tx, row.businessTypeId, row.version)
    items.push({
      caseId: row.caseId,
      workItemId: row.workItemId,
      caseNo: row.caseNo ?? '',
      businessTypeName: row.businessTypeName,
      title: row.title,
      nodeName: row.nodeName,
      unit: unitNamed(reader.directory, row.unitId),
      starterName: personName(reader.directory, row.createdBy),
      listed: listedShown(row.listed, program ? fieldPermissions(program.process, row.nodeId) : {}),
      openedAt: row.openedAt,
      dueAt: row.dueAt,
      workingDaysLeft: daysLeft(now, row.dueAt, calendar(row.unitId)),
      kind: row.kind,
      unread: row.unread,
      returnedBy: returnedBy(row, reader),
    })
  }
  const last = items.at(-1)
  const more = rows.length > limit && last
  return {
    items,
    nextCursor: more ? cursorOf([last.openedAt, last.caseId, last.workItemId]) : null,
    counts: counts ?? { assigned: 0, pool: 0, overdue: 0, dueToday: 0 },
  }
}
