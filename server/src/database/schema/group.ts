import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'
import { unit } from './unit.ts'

/** A named set of people of a unit, e.g. 党工委委员. */
export const group = pgTable(
  'group',
  {
    tenantId,
    id: uuid('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('group_code').on(t.tenantId, t.unitId, t.code),
    foreignKey({
      name: 'group_unit_fk',
      columns: [t.tenantId, t.unitId],
      foreignColumns: [unit.tenantId, unit.id],
    }),
  ],
)
