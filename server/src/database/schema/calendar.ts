import { integer, json, pgTable, primaryKey, unique, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'

/** A working calendar year of a unit; units without one inherit from their nearest ancestor. */
export const calendar = pgTable(
  'calendar',
  {
    tenantId,
    id: uuid('id').notNull(),
    unitId: uuid('unit_id').notNull(),
    year: integer('year').notNull(),
    revision: integer('revision').notNull().default(1),
    holidays: json('holidays').$type<string[]>().notNull(),
    workdays: json('workdays').$type<string[]>().notNull(),
    hours: json('hours').$type<[number, number][]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('calendar_year').on(t.tenantId, t.unitId, t.year),
  ],
)
