import { integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { bytes, instant, tenantId } from './columns.ts'

/** What a person has filled in and not submitted. `scope_key`: `start.<type>.<unit>` or `work.<case>.<item>`. */
export const formDraft = pgTable(
  'form_draft',
  {
    tenantId,
    personId: uuid('person_id').notNull(),
    scopeKey: text('scope_key').notNull(),
    formValues: json('form_values').$type<Json>().notNull(),
    sealedValues: bytes('sealed_values'),
    revision: integer('revision').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.personId, t.scopeKey] })],
)
