import { statement, type Transaction } from '../database/index.ts'

/** A business type's own row. */
export interface TypeRow {
  id: string
  ownerUnitId: string
  key: string
  name: string
  category: string
  state: string
  baseTypeId: string | null
  baseVersion: number | null
  inLibrary: boolean
  currentVersion: number | null
}

export const typeColumns = `t.id, t.owner_unit_id AS "ownerUnitId", t.key, t.name, t.category, t.state,
  t.base_type_id AS "baseTypeId", t.base_version AS "baseVersion", t.in_library AS "inLibrary",
  t.current_version AS "currentVersion"`

const select = statement<TypeRow>(
  'businessType.load',
  `SELECT ${typeColumns} FROM business_type t WHERE t.tenant_id = $1 AND t.id = $2`,
)
const selectLocked = statement<TypeRow>(
  'businessType.lock',
  `SELECT ${typeColumns} FROM business_type t WHERE t.tenant_id = $1 AND t.id = $2 FOR UPDATE`,
)

export const loadType = (tx: Transaction, id: string): Promise<TypeRow | undefined> =>
  tx.one(select, [tx.tenantId, id])
/** The same, so that nobody publishes or saves this type until the transaction is over. */
export const lockType = (tx: Transaction, id: string): Promise<TypeRow | undefined> =>
  tx.one(selectLocked, [tx.tenantId, id])
