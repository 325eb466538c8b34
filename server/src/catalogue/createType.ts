import type { DefinitionPart, Json } from '@banshi/schemas'
import { statement, type Transaction } from '../database/index.ts'
import { savePart } from './drafts.ts'

const insert = statement<{ id: string }>(
  'businessType.insert',
  `INSERT INTO business_type (tenant_id, id, owner_unit_id, key, name, category, state, base_type_id, base_version,
     created_by, created_at, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6, 'draft', $7, $8, $9, $10, $10)
   ON CONFLICT (tenant_id, owner_unit_id, key) DO NOTHING
   RETURNING id`,
)

export interface NewType {
  id: string
  unitId: string
  key: string
  name: string
  category: string
  base?: { businessTypeId: string; version: number }
}

/** False when the unit has a type of this key already. */
export async function createType(
  tx: Transaction,
  type: NewType,
  by: { personId: string; at: string },
): Promise<boolean> {
  const { id, unitId, key, name, category, base } = type
  const values = [id, unitId, key, name, category, base?.businessTypeId ?? null, base?.version ?? null]
  return (await tx.one(insert, [tx.tenantId, ...values, by.personId, by.at])) !== undefined
}

/** The first revision of a draft's parts. */
export async function insertParts(
  tx: Transaction,
  businessTypeId: string,
  by: { personId: string; at: string },
  parts: Partial<Record<DefinitionPart, Json>>,
): Promise<void> {
  for (const [part, content] of Object.entries(parts) as [DefinitionPart, Json][]) {
    await savePart(tx, businessTypeId, part, content, { ...by, expected: 0 })
  }
}
