import type { BusinessType, ProcessDefinition } from '@banshi/schemas'
import type { TemplateSummary } from '@banshi/schemas/api'
import type { Directory } from '@banshi/core/organisation'
import { can } from '@banshi/core/rights'
import { typeColumns, type TypeRow } from '../catalogue/loadType.ts'
import { loadVersion } from '../catalogue/versions.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Reader } from '../domain.ts'
import { unitNamed } from '../organisation/names.ts'
import { pathUp } from './effectiveTypes.ts'

interface LibraryRow extends TypeRow {
  adopterUnitIds: string[]
}

const select = statement<LibraryRow>(
  'businessType.library',
  `SELECT ${typeColumns}, ARRAY(
     SELECT a.owner_unit_id FROM business_type a
     WHERE a.tenant_id = t.tenant_id AND a.base_type_id = t.id AND a.state <> 'ended' ORDER BY a.created_at, a.id
   ) AS "adopterUnitIds"
   FROM business_type t
   WHERE t.tenant_id = $1 AND t.in_library AND t.state = 'published' AND t.owner_unit_id = ANY($2::uuid[])
   ORDER BY t.name, t.id`,
)

/** Units for which the reader may adopt templates. */
export const adoptingUnits = ({ actor, directory }: Reader): string[] =>
  [...directory.units.keys()].filter((unitId) => can(actor, 'adoptTemplate', { unitId }, directory))

/** Names of the user tasks, each after all that lead to it (reverse post-order; backward flows count for nothing). */
export function taskPath({ nodes, flows }: ProcessDefinition): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const targets = new Map(flows.map((flow) => [flow.id, flow.target]))
  const seen = new Set<string>()
  const path: string[] = []
  const visit = (id: string): void => {
    const node = byId.get(id)
    if (!node || seen.has(id)) return
    seen.add(id)
    for (const flow of node.outgoing.toReversed()) visit(targets.get(flow) ?? '')
    if (node.type === 'userTask') path.unshift(node.name)
  }
  for (const node of nodes.toReversed()) if (node.type === 'startEvent') visit(node.id)
  return path
}

async function summarise(
  tx: Transaction,
  directory: Directory,
  row: LibraryRow,
): Promise<{ summary: TemplateSummary; definition: BusinessType }> {
  const version = row.currentVersion ?? 0
  const { definition, note } = await loadVersion(tx, row.id, version)
  const summary = {
    businessTypeId: row.id,
    name: row.name,
    category: row.category,
    ownerUnit: unitNamed(directory, row.ownerUnitId),
    version,
    note,
    path: taskPath(definition.process.definition),
    adopters: row.adopterUnitIds.map((unitId) => unitNamed(directory, unitId)),
  }
  return { summary, definition }
}

/** Templates of the units above those the reader administers, and of these themselves. */
export async function libraryOf(
  tx: Transaction,
  reader: Reader,
): Promise<{ summary: TemplateSummary; definition: BusinessType }[]> {
  const owners = new Set(adoptingUnits(reader).flatMap((unitId) => pathUp(reader.directory, unitId)))
  const rows = await tx.query(select, [tx.tenantId, [...owners]])
  const templates = []
  for (const row of rows) templates.push(await summarise(tx, reader.directory, row))
  return templates
}
