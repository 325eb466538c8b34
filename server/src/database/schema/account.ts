import { boolean, foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { instant, tenantId } from './columns.ts'
import { person } from './person.ts'

/** How a person signs in. `login_name` is stored in lower case. */
export const account = pgTable(
  'account',
  {
    tenantId,
    id: uuid('id').notNull(),
    personId: uuid('person_id').notNull(),
    loginName: text('login_name').notNull(),
    /** argon2id, PHC string. */
    passwordHash: text('password_hash').notNull(),
    /** Made by the demonstration data: listed on the page of demo accounts. */
    demo: boolean('demo').notNull().default(false),
    disabledAt: instant('disabled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('account_login_name').on(t.tenantId, t.loginName),
    foreignKey({
      name: 'account_person_fk',
      columns: [t.tenantId, t.personId],
      foreignColumns: [person.tenantId, person.id],
    }),
  ],
)
