import type { FieldPermission } from '@banshi/schemas'
import type { CaseSummary } from '@banshi/schemas/api'
import { fieldPermissions, startTask } from '@banshi/core/process'
import { visibleCases } from '@banshi/core/rights'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { personName, unitNamed } from '../organisation/names.ts'
import type { CurrentNode, ListedField } from './caseColumns.ts'
import { cursorOf, likePattern, placeOf } from './cursor.ts'
import { listedShown } from './listedShown.ts'
import type { TypeProgram } from './programs.ts'
import { outsiderPermissions } from './readerPermissions.ts'
import { combine } from './view/shownFields.ts'
import { visibleParameters } from './visibleSql.ts'

interface Row {
  caseId: string
  caseNo: string | null
  businessTypeId: string
  version: number
  businessTypeName: string
  title: string
  state: 'running' | 'ended'
  resultLabel: string | null
  currentNodes: CurrentNode[]
  unitId: string
  createdBy: string
  listed: ListedField[] | null
  registeredAt: string
  createdAt: string
  endedAt: string | null
  /** Nodes at which the reader acted or is to act. */
  nodeIds: string[]
}

const list = statement<Row>(
  'case.list',
  `SELECT c.id AS "caseId", c.case_no AS "caseNo", c.business_type_id AS "businessTypeId",
     c.business_type_version AS version, t.name AS "businessTypeName", c.title, c.state,
     c.process_state->>'resultLabel' AS "resultLabel", c.current_nodes AS "currentNodes", c.unit_id AS "unitId",
     c.created_by AS "createdBy", c.list_values AS listed, coalesce(c.registered_at, c.created_at) AS "registeredAt",
     c.created_at AS "createdAt", c.ended_at AS "endedAt",
     ARRAY(SELECT DISTINCT w.node_id FROM work_item w WHERE w.tenant_id = c.tenant_id AND w.case_id = c.id
       AND (w.completed_by = $6 OR (w.status = 'open' AND (w.assignee_id = $6 OR w.candidate_ids @> ARRAY[$6::uuid])))) AS "nodeIds"
   FROM "case" c
   JOIN business_type t ON t.tenant_id = c.tenant_id AND t.id = c.business_type_id
   WHERE c.tenant_id = $1
     AND (c.created_by = $2::uuid
       OR EXISTS (SELECT FROM case_participation p WHERE p.tenant_id = c.tenant_id AND p.case_id = c.id AND p.person_id = $3::uuid)
       OR EXISTS (SELECT FROM work_item w WHERE w.tenant_id = c.tenant_id AND w.case_id = c.id AND w.status = 'open'
         AND (w.assignee_id = $4::uuid OR w.candidate_ids @> ARRAY[$4::uuid]))
       OR c.unit_id = ANY($5::uuid[]))
     AND CASE $7::text
       WHEN 'mine' THEN c.created_by = $6::uuid
       WHEN 'handled' THEN EXISTS (SELECT FROM case_participation p
         WHERE p.tenant_id = c.tenant_id AND p.case_id = c.id AND p.person_id = $6 AND p.kind = 'participant')
       WHEN 'archive' THEN c.state = 'ended'
       ELSE true END
     AND ($8::text IS NULL OR c.title ILIKE $8 OR c.case_no ILIKE $8 OR t.name ILIKE $8)
     AND ($9::timestamptz IS NULL OR (c.created_at, c.id) < ($9, $10::uuid))
   ORDER BY c.created_at DESC, c.id DESC LIMIT $11`,
)

export interface CasesQuery {
  view?: 'mine' | 'handled' | 'archive' | 'all'
  search?: string
  cursor?: string
  limit?: number
}

/** What the reader may see of listed fields: that of the steps they took part in, else an outsider's. */
function permissionsFor(program: TypeProgram, row: Row, personId: string): Record<string, FieldPermission> {
  const first = row.createdBy === personId ? startTask(program.process) : null
  const nodes = new Set([...row.nodeIds, ...(first ? [first] : [])])
  if (nodes.size > 0)
    return combine(
      [...nodes].map((id) => fieldPermissions(program.process, id)),
      'strongest',
    )
  return outsiderPermissions(program)
}

/** Cases the reader may see, newest first. */
export async function listCases(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
  query: CasesQuery,
): Promise<{ cases: CaseSummary[]; nextCursor: string | null }> {
  const { actor, directory } = reader
  const limit = query.limit ?? 50
  const [at, id] = placeOf(query.cursor, 2) ?? [null, null]
  const visible = visibleParameters(visibleCases(actor, directory))
  const rows = await tx.query(list, [
    tx.tenantId,
    ...visible,
    actor.personId,
    query.view ?? 'all',
    likePattern(query.search),
    at,
    id,
    limit + 1,
  ])
  const shown = rows.slice(0, limit)
  const cases: CaseSummary[] = []
  for (const row of shown) {
    const program = await domain.programs.load(tx, row.businessTypeId, row.version)
    cases.push({
      caseId: row.caseId,
      caseNo: row.caseNo ?? '',
      businessTypeName: row.businessTypeName,
      version: row.version,
      title: row.title,
      state: row.state,
      resultLabel: row.resultLabel,
      currentNodes: row.currentNodes.map((node) => node.name),
      unit: unitNamed(directory, row.unitId),
      starterName: personName(directory, row.createdBy),
      listed: listedShown(row.listed, program ? permissionsFor(program, row, actor.personId) : {}),
      registeredAt: row.registeredAt,
      endedAt: row.endedAt,
    })
  }
  const last = shown.at(-1)
  return { cases, nextCursor: rows.length > limit && last ? cursorOf([last.createdAt, last.caseId]) : null }
}
