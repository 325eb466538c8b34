import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'

/** Who may see a case because they took part in it. */
export const caseParticipation = pgTable(
  'case_participation',
  {
    tenantId,
    caseId: uuid('case_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** `starter` | `participant` | `observer`. */
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId, t.personId] }),
    index('case_participation_person').on(t.tenantId, t.personId, t.at),
  ],
)
