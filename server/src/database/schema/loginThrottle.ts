import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** Wrong passwords per login name, whether the name exists or not (`security A23`). */
export const loginThrottle = pgTable(
  'login_throttle',
  {
    tenantId,
    loginName: text('login_name').notNull(),
    failures: integer('failures').notNull(),
    lockedUntil: instant('locked_until'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.loginName] })],
)
