import { index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** The answer to a change, kept seven days under the caller's key (`security R20`). `status` null: in flight. */
export const idempotency = pgTable(
  'idempotency',
  {
    tenantId,
    personId: uuid('person_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    status: integer('status'),
    contentType: text('content_type'),
    response: text('response'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId, t.key] }),
    index('idempotency_created').on(t.tenantId, t.createdAt),
  ],
)
