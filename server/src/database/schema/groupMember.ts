import { foreignKey, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { tenantId } from './columns.ts'
import { group } from './group.ts'
import { person } from './person.ts'

export const groupMember = pgTable(
  'group_member',
  {
    tenantId,
    groupId: uuid('group_id').notNull(),
    personId: uuid('person_id').notNull(),
    position: integer('position').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.groupId, t.personId] }),
    foreignKey({
      name: 'group_member_group_fk',
      columns: [t.tenantId, t.groupId],
      foreignColumns: [group.tenantId, group.id],
    }),
    foreignKey({
      name: 'group_member_person_fk',
      columns: [t.tenantId, t.personId],
      foreignColumns: [person.tenantId, person.id],
    }),
  ],
)
