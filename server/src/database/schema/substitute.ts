import { date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'

/** Who acts for whom from when to when (代理). */
export const substitute = pgTable(
  'substitute',
  {
    tenantId,
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    substituteId: uuid('substitute_id').notNull(),
    fromDate: date('from_date', { mode: 'string' }),
    toDate: date('to_date', { mode: 'string' }),
    ground: text('ground').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('substitute_person').on(t.tenantId, t.personId),
    index('substitute_substitute').on(t.tenantId, t.substituteId),
  ],
)
