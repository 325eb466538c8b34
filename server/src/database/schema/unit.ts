import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'

/** A node of the organisation tree: 市、区、街道、社区、网格、部门、外部单位. */
export const unit = pgTable(
  'unit',
  {
    tenantId,
    id: uuid('id').notNull(),
    parentId: uuid('parent_id'),
    kind: text('kind').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('unit_code').on(t.tenantId, t.code),
    index('unit_parent').on(t.tenantId, t.parentId),
    foreignKey({
      name: 'unit_parent_fk',
      columns: [t.tenantId, t.parentId],
      foreignColumns: [t.tenantId, t.id],
    }),
  ],
)
