import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'

/** The last number given per prefix, e.g. `T03-CY-202601-`; incremented in the registering transaction. */
export const caseNumberCounter = pgTable(
  'case_number_counter',
  { tenantId, prefix: text('prefix').notNull(), last: integer('last').notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.prefix] })],
)
