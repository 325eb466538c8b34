import { index, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { instant, tenantId } from './columns.ts'

/**
 * What a case waits for besides people and time: messages and signals, answers to requests, and an operator for its
 * incidents. Only what is open has a row. Projection.
 */
export const caseWait = pgTable(
  'case_wait',
  {
    tenantId,
    caseId: uuid('case_id').notNull(),
    /** The id inside the case: subscription `s3`, incident `i2`, the element of a request `e17`. */
    id: text('id').notNull(),
    /** `message` | `signal` | `conditional` | `connector` | `callback` | `caseEnd` | `incident`. */
    kind: text('kind').notNull(),
    elementId: text('element_id').notNull(),
    nodeId: text('node_id').notNull(),
    nodeName: text('node_name').notNull(),
    /** Of the message or signal; the code of an incident. */
    name: text('name').notNull(),
    /** Correlation key of a message. */
    key: text('key'),
    /** Of a request: which try. */
    attempt: integer('attempt'),
    /** Parameters of an incident's sentence. */
    params: json('params').$type<Json>().notNull(),
    since: instant('since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId, t.id] }),
    index('case_wait_name').on(t.tenantId, t.kind, t.name, t.since),
  ],
)
