import { foreignKey, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { businessType } from './businessType.ts'
import { instant, tenantId } from './columns.ts'

/** A published, complete, immutable definition: the application's role may neither change nor delete it. */
export const businessTypeVersion = pgTable(
  'business_type_version',
  {
    tenantId,
    businessTypeId: uuid('business_type_id').notNull(),
    version: integer('version').notNull(),
    /** JSON text exactly as hashed. */
    definition: text('definition').notNull(),
    /** SHA-256 of `definition`, hexadecimal. */
    hash: text('hash').notNull(),
    note: text('note').notNull().default(''),
    /** Where each element came from: base reference and overlay, for adopted types. */
    origin: json('origin').$type<Json>(),
    publishedBy: uuid('published_by').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.businessTypeId, t.version] }),
    foreignKey({
      name: 'business_type_version_fk',
      columns: [t.tenantId, t.businessTypeId],
      foreignColumns: [businessType.tenantId, businessType.id],
    }),
  ],
)
