import { index, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { tenantId } from './columns.ts'

/** Events with which cases of a business type's newest version begin by themselves; written anew when it is published. */
export const startEvent = pgTable(
  'start_event',
  {
    tenantId,
    businessTypeId: uuid('business_type_id').notNull(),
    version: integer('version').notNull(),
    nodeId: text('node_id').notNull(),
    /** Which of the node's event definitions. */
    at: integer('at').notNull(),
    /** `message` | `signal` | `timer`. */
    kind: text('kind').notNull(),
    /** Of the message or signal. */
    name: text('name').notNull(),
    /** The event definition. */
    definition: json('definition').$type<Json>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.businessTypeId, t.nodeId, t.at] }),
    index('start_event_name').on(t.tenantId, t.kind, t.name),
  ],
)
