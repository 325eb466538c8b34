import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, tenantId } from './columns.ts'

/** The data key of a case, wrapped by the tenant key. Deleting the row deletes the sealed data (`security D7`). */
export const caseKey = pgTable(
  'case_key',
  {
    tenantId,
    caseId: uuid('case_id').notNull(),
    wrappedKey: bytes('wrapped_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.caseId] })],
)
