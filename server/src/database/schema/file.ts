import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** An uploaded file; the bytes are in the file store under their SHA-256. */
export const file = pgTable(
  'file',
  {
    tenantId,
    id: uuid('id').notNull(),
    sha256: text('sha256').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    /** Told by the content, not by the sender. */
    mediaType: text('media_type').notNull(),
    name: text('name').notNull(),
    uploadedBy: uuid('uploaded_by').notNull(),
    /** Set when a case refers to it; unreferenced files are deleted after 24 h. */
    caseId: uuid('case_id'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('file_sha256').on(t.tenantId, t.sha256),
    index('file_case').on(t.tenantId, t.caseId),
  ],
)
