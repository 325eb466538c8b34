import type { Directory } from '@banshi/core/organisation'
import type { BusinessTypeSummary } from '@banshi/schemas/api'
import { statement, type Transaction } from '../database/index.ts'
import { personName, unitNamed } from '../organisation/names.ts'
import { typeColumns, type TypeRow } from './loadType.ts'

interface SummaryRow extends TypeRow {
  publishedAt: string | null
  draftUpdatedAt: string
  draftUpdatedBy: string
  runningCases: number
  adopters: number
  baseUnitId: string | null
  baseNewest: number | null
}

/** `$2` null: those owned by the units `$3`; else the one type. */
const select = statement<SummaryRow>(
  'businessType.summaries',
  `SELECT ${typeColumns}, v.published_at AS "publishedAt",
     coalesce(d.updated_at, t.created_at) AS "draftUpdatedAt", coalesce(d.updated_by, t.created_by) AS "draftUpdatedBy",
     (SELECT count(*) FROM "case" c WHERE c.tenant_id = t.tenant_id AND c.business_type_id = t.id AND c.state = 'running')::int
       AS "runningCases",
     (SELECT count(*) FROM business_type a WHERE a.tenant_id = t.tenant_id AND a.base_type_id = t.id)::int AS adopters,
     b.owner_unit_id AS "baseUnitId", b.current_version AS "baseNewest"
   FROM business_type t
   LEFT JOIN business_type_version v
     ON v.tenant_id = t.tenant_id AND v.business_type_id = t.id AND v.version = t.current_version
   LEFT JOIN business_type b ON b.tenant_id = t.tenant_id AND b.id = t.base_type_id
   LEFT JOIN LATERAL (
     SELECT d.updated_at, d.updated_by FROM business_type_draft d
     WHERE d.tenant_id = t.tenant_id AND d.business_type_id = t.id ORDER BY d.updated_at DESC LIMIT 1
   ) d ON true
   WHERE t.tenant_id = $1 AND (t.id = $2::uuid OR ($2 IS NULL AND t.owner_unit_id = ANY($3::uuid[])))
   ORDER BY t.name, t.id`,
)

function summary(row: SummaryRow, directory: Directory): BusinessTypeSummary {
  const { baseTypeId, baseVersion, baseUnitId } = row
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    category: row.category,
    ownerUnit: unitNamed(directory, row.ownerUnitId),
    version: row.currentVersion,
    publishedAt: row.publishedAt,
    draftChanged: row.publishedAt === null || row.draftUpdatedAt > row.publishedAt,
    draftUpdatedAt: row.draftUpdatedAt,
    draftUpdatedBy: personName(directory, row.draftUpdatedBy),
    runningCases: row.runningCases,
    inLibrary: row.inLibrary,
    adopters: row.adopters,
    base:
      baseTypeId && baseVersion !== null && baseUnitId
        ? {
            businessTypeId: baseTypeId,
            ownerUnit: unitNamed(directory, baseUnitId),
            version: baseVersion,
            newest: row.baseNewest ?? baseVersion,
          }
        : null,
  }
}

/** Business types of these units, by name. */
export async function summariesOf(
  tx: Transaction,
  directory: Directory,
  unitIds: readonly string[],
): Promise<BusinessTypeSummary[]> {
  const rows = await tx.query(select, [tx.tenantId, null, unitIds])
  return rows.map((row) => summary(row, directory))
}

/** One business type; it must exist. */
export async function summaryOf(
  tx: Transaction,
  directory: Directory,
  id: string,
): Promise<BusinessTypeSummary> {
  const row = await tx.one(select, [tx.tenantId, id, []])
  if (!row) throw new Error(`Expected business type ${id}, but found none`)
  return summary(row, directory)
}
