import type { DirectoryData } from '@banshi/schemas'
import { statement, type Transaction } from '../database/index.ts'

const selectAll = statement<{ data: Omit<DirectoryData, 'revision'>; revision: number }>(
  'organisation.load',
  `SELECT t.organisation_revision AS revision, json_build_object(
     'units', (SELECT coalesce(json_agg(json_build_object('id', id, 'parentId', parent_id, 'kind', kind, 'code', code, 'name', name)
       ORDER BY position, id), '[]') FROM unit WHERE tenant_id = t.id),
     'posts', (SELECT coalesce(json_agg(json_build_object('id', id, 'unitId', unit_id, 'code', code, 'name', name) ORDER BY id), '[]')
       FROM post WHERE tenant_id = t.id),
     'persons', (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'active', active) ORDER BY id), '[]')
       FROM person WHERE tenant_id = t.id),
     'holdings', (SELECT coalesce(json_agg(json_build_object('personId', person_id, 'postId', post_id, 'from', from_date, 'to', to_date)
       ORDER BY id), '[]') FROM holding WHERE tenant_id = t.id),
     'groups', (SELECT coalesce(json_agg(json_build_object('id', g.id, 'unitId', g.unit_id, 'code', g.code, 'name', g.name, 'memberIds',
       (SELECT coalesce(json_agg(m.person_id ORDER BY m.position, m.person_id), '[]') FROM group_member m
        WHERE m.tenant_id = t.id AND m.group_id = g.id)) ORDER BY g.id), '[]') FROM "group" g WHERE g.tenant_id = t.id)
   ) AS data
   FROM tenant t WHERE t.id = $1`,
)

/** The whole organisation of a tenant at its newest revision, in one statement and so from one snapshot. */
export async function loadDirectory(tx: Transaction): Promise<DirectoryData> {
  const row = await tx.one(selectAll, [tx.tenantId])
  if (!row) throw new Error('Expected the tenant of the transaction to exist, but found none')
  return { revision: row.revision, ...row.data }
}
