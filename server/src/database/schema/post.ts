import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'
import { unit } from './unit.ts'

/** A post (岗位) of one unit; `code` is the same in every unit that has such a post. */
export const post = pgTable(
  'post',
  {
    tenantId,
    id: uuid('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('post_code').on(t.tenantId, t.unitId, t.code),
    foreignKey({
      name: 'post_unit_fk',
      columns: [t.tenantId, t.unitId],
      foreignColumns: [unit.tenantId, unit.id],
    }),
  ],
)
