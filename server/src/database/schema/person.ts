import { boolean, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'

export const person = pgTable(
  'person',
  {
    tenantId,
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** People are ended, never deleted. */
    active: boolean('active').notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] })],
)
