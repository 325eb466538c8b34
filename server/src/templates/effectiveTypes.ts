import { ancestorsOf, type Directory } from '@banshi/core/organisation'
import { typeColumns, type TypeRow } from '../catalogue/loadType.ts'
import { statement, type Transaction } from '../database/index.ts'

const select = statement<TypeRow>(
  'businessType.publishedOf',
  `SELECT ${typeColumns} FROM business_type t
   WHERE t.tenant_id = $1 AND t.owner_unit_id = ANY($2::uuid[]) AND t.state = 'published'
   ORDER BY t.name, t.id`,
)

/** Ids of the unit and everything above it, nearest first. */
export const pathUp = (directory: Directory, unitId: string): string[] =>
  ancestorsOf(directory, unitId).map((unit) => unit.id)

/**
 * The published types each unit uses: per key the one of the nearest owner on the way up, so that an adopted type
 * stands in for the one it came from (`design §7`).
 */
export async function effectiveTypes(
  tx: Transaction,
  directory: Directory,
  unitIds: readonly string[],
): Promise<Map<string, TypeRow[]>> {
  const paths = new Map(unitIds.map((unitId) => [unitId, pathUp(directory, unitId)]))
  const owners = [...new Set([...paths.values()].flat())]
  const types = await tx.query(select, [tx.tenantId, owners])
  return new Map(
    [...paths].map(([unitId, path]) => {
      const nearest = new Map<string, TypeRow>()
      for (const owner of path) {
        for (const type of types)
          if (type.ownerUnitId === owner && !nearest.has(type.key)) nearest.set(type.key, type)
      }
      return [unitId, types.filter((type) => nearest.get(type.key) === type)]
    }),
  )
}
