import { date, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** The signed Merkle root over (case, last seq, last hash) of a tenant at the end of a day (`design §6`). */
export const sealDailyRoot = pgTable(
  'seal_daily_root',
  {
    tenantId,
    day: date('day', { mode: 'string' }).notNull(),
    root: text('root').notNull(),
    cases: integer('cases').notNull(),
    signature: text('signature').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.day] })],
)
