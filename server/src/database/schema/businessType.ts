import { boolean, foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'
import { unit } from './unit.ts'

/** A business type of a unit; its content is in its drafts and versions. */
export const businessType = pgTable(
  'business_type',
  {
    tenantId,
    id: uuid('id').notNull(),
    ownerUnitId: uuid('owner_unit_id').notNull(),
    key: text('key').notNull(),
    name: text('name').notNull(),
    category: text('category').notNull().default(''),
    /** `draft` | `published` | `ended`. */
    state: text('state').notNull(),
    /** The library type and version it was adopted from. */
    baseTypeId: uuid('base_type_id'),
    baseVersion: integer('base_version'),
    /** In its unit's library: units below may adopt it. */
    inLibrary: boolean('in_library').notNull().default(false),
    currentVersion: integer('current_version'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('business_type_key').on(t.tenantId, t.ownerUnitId, t.key),
    foreignKey({
      name: 'business_type_unit_fk',
      columns: [t.tenantId, t.ownerUnitId],
      foreignColumns: [unit.tenantId, unit.id],
    }),
  ],
)
