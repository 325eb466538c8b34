import { index, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { instant, tenantId } from './columns.ts'

/** Acts outside a case's own record: sign-ins, publishing, organisation changes. Append-only. */
export const auditLog = pgTable(
  'audit_log',
  {
    tenantId,
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    personId: uuid('person_id'),
    action: text('action').notNull(),
    objectKind: text('object_kind').notNull(),
    objectId: text('object_id').notNull(),
    details: json('details').$type<Json>().notNull(),
    requestId: text('request_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), index('audit_log_at').on(t.tenantId, t.at)],
)
