import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** A work item (待办): one participant's open duty at a user task, or a pool's with candidates. Projection. */
export const workItem = pgTable(
  'work_item',
  {
    tenantId,
    caseId: uuid('case_id').notNull(),
    /** The id inside the case, `w3`. */
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    /** The element instance (token) inside the case, `e17`. */
    elementInstanceId: text('element_instance_id').notNull(),
    nodeId: text('node_id').notNull(),
    nodeName: text('node_name').notNull(),
    assigneeId: uuid('assignee_id'),
    /** The post by which the assignee was asked. */
    postId: uuid('post_id'),
    candidateIds: uuid('candidate_ids').array().notNull().default([]),
    /** `open` | `completed` | `cancelled`. */
    status: text('status').notNull(),
    action: text('action'),
    openedAt: instant('opened_at').notNull(),
    /** When the assignee first opened it; unread before. */
    readAt: instant('read_at'),
    dueAt: instant('due_at'),
    completedAt: instant('completed_at'),
    completedBy: uuid('completed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId, t.id] }),
    index('work_item_assignee').on(t.tenantId, t.assigneeId, t.status, t.openedAt),
    index('work_item_completed_by').on(t.tenantId, t.completedBy, t.completedAt),
    index('work_item_candidates').using('gin', t.candidateIds),
  ],
)
