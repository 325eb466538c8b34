import { index, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { instant, tenantId } from './columns.ts'

/** Messages between cases and from outside: kept until somebody waits for them (BPMN 2.0 §13.5.1). Each goes to one receiver. */
export const message = pgTable(
  'message',
  {
    tenantId,
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    /** Correlation key. */
    key: text('key'),
    values: json('values').$type<Json>().notNull(),
    /** In whose business types it may begin a case. */
    unitId: uuid('unit_id').notNull(),
    /** The case that sent it; null: it came from outside. */
    fromCaseId: uuid('from_case_id'),
    fromElementId: text('from_element_id'),
    /** Who sent it, or opened the case that did: a case it begins is theirs. */
    personId: uuid('person_id').notNull(),
    /** `waiting` | `delivered` | `dead`. */
    status: text('status').notNull(),
    at: instant('at').notNull(),
    /** Its place among those sent at once. */
    position: integer('position').notNull().default(0),
    expiresAt: instant('expires_at').notNull(),
    /** The case that took it. */
    toCaseId: uuid('to_case_id'),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('message_name').on(t.tenantId, t.status, t.name, t.at, t.position),
  ],
)
