import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instant, tenantId } from './columns.ts'

/** The truth about a case: append-only, hash-chained (`security D6`). The application's role may only insert and read. */
export const caseEvent = pgTable(
  'case_event',
  {
    tenantId,
    caseId: uuid('case_id').notNull(),
    /** Gapless from 1. */
    seq: integer('seq').notNull(),
    /** Version of the event's format; old ones are read by upcasters. */
    v: integer('v').notNull(),
    type: text('type').notNull(),
    at: instant('at').notNull(),
    /** Canonical JSON text of the event, exactly as hashed. */
    body: text('body').notNull(),
    /** Values of class C3, AES-256-GCM under the case's key. */
    sealed: bytes('sealed'),
    prevHash: text('prev_hash').notNull(),
    /** SHA-256(prev_hash ‖ body), hexadecimal. */
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.caseId, t.seq] })],
)
