import type { Json, Rejection, Result } from '@banshi/schemas'
import type { TypeRow } from '../catalogue/loadType.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { effectiveTypes } from '../templates/effectiveTypes.ts'
import { startBySystem } from './startBySystem.ts'

interface Row {
  businessTypeId: string
  nodeId: string
}

const select = statement<Row>(
  'startEvent.byName',
  `SELECT s.business_type_id AS "businessTypeId", s.node_id AS "nodeId"
   FROM start_event s JOIN business_type t ON t.tenant_id = s.tenant_id AND t.id = s.business_type_id
   WHERE s.tenant_id = $1 AND s.kind = $2 AND s.name = $3 AND t.state = 'published' AND t.current_version = s.version
   ORDER BY t.created_at, t.id, s.node_id`,
)

export interface Beginning {
  type: TypeRow
  nodeId: string
}

/** The business types of a unit that begin with a message or signal of this name, the oldest first. */
export async function beginningWith(
  domain: Domain,
  tx: Transaction,
  kind: 'message' | 'signal',
  name: string,
  unitId: string,
): Promise<Beginning[]> {
  const rows = await tx.query(select, [tx.tenantId, kind, name])
  if (rows.length === 0) return []
  const types = (await effectiveTypes(tx, await domain.directory(tx), [unitId])).get(unitId) ?? []
  return rows.flatMap(({ businessTypeId, nodeId }) => {
    const type = types.find(({ id }) => id === businessTypeId)
    return type ? [{ type, nodeId }] : []
  })
}

/** Opens the case that an event begins. */
export const begin = (
  domain: Domain,
  tx: Transaction,
  { type, nodeId }: Beginning,
  by: {
    unitId: string
    starterId: string
    payload: Record<string, Json>
    commandId: string
    now: string
  },
): Promise<Result<{ caseId: string; caseNo: string }, Rejection>> => {
  const { payload, ...rest } = by
  return startBySystem(domain, tx, { ...rest, type, event: { nodeId, payload } })
}
