import { index, integer, json, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Json } from '@banshi/schemas'
import { instant, tenantId } from './columns.ts'

/** Work for a later time: timers of cases, retention, digests. Idempotent by id. */
export const job = pgTable(
  'job',
  {
    tenantId,
    id: uuid('id').notNull(),
    kind: text('kind').notNull(),
    payload: json('payload').$type<Json>().notNull(),
    caseId: uuid('case_id'),
    /** `pending` | `running` | `done` | `dead`. */
    status: text('status').notNull().default('pending'),
    dueAt: instant('due_at').notNull(),
    attempts: integer('attempts').notNull().default(0),
    lockedUntil: instant('locked_until'),
    lockedBy: text('locked_by'),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    doneAt: instant('done_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('job_due').on(t.tenantId, t.status, t.dueAt),
    index('job_case').on(t.tenantId, t.caseId),
  ],
)
