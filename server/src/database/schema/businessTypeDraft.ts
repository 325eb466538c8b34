import { foreignKey, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { businessType } from './businessType.ts'
import { instant, tenantId } from './columns.ts'

/** One part of a draft (`settings`, `form`, `process`, `decisions`, `overlay`), saved under its own revision. */
export const businessTypeDraft = pgTable(
  'business_type_draft',
  {
    tenantId,
    businessTypeId: uuid('business_type_id').notNull(),
    part: text('part').notNull(),
    /** `json`, not `jsonb`: the order of keys is the order of fields. */
    content: json('content').$type<Json>().notNull(),
    revision: integer('revision').notNull(),
    updatedBy: uuid('updated_by').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.businessTypeId, t.part] }),
    foreignKey({
      name: 'business_type_draft_fk',
      columns: [t.tenantId, t.businessTypeId],
      foreignColumns: [businessType.tenantId, businessType.id],
    }),
  ],
)
