import { date, foreignKey, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'
import { person } from './person.ts'
import { post } from './post.ts'

/** Who holds a post from when to when (inclusive business dates, null = open). */
export const holding = pgTable(
  'holding',
  {
    tenantId,
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    postId: uuid('post_id').notNull(),
    fromDate: date('from_date', { mode: 'string' }),
    toDate: date('to_date', { mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('holding_post').on(t.tenantId, t.postId),
    index('holding_person').on(t.tenantId, t.personId),
    foreignKey({
      name: 'holding_person_fk',
      columns: [t.tenantId, t.personId],
      foreignColumns: [person.tenantId, person.id],
    }),
    foreignKey({
      name: 'holding_post_fk',
      columns: [t.tenantId, t.postId],
      foreignColumns: [post.tenantId, post.id],
    }),
  ],
)
