import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** A signed-in browser (`security D8`). The cookie's secret is stored only as its SHA-256. */
export const session = pgTable(
  'session',
  {
    tenantId,
    idHash: text('id_hash').notNull(),
    accountId: uuid('account_id').notNull(),
    personId: uuid('person_id').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.idHash] }),
    index('session_account').on(t.tenantId, t.accountId),
    index('session_expires').on(t.tenantId, t.expiresAt),
  ],
)
