import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** An isolation boundary: a district, or an office with its own installation. The only table without a tenant column. */
export const tenant = pgTable('tenant', {
  id: uuid('id').primaryKey(),
  key: text('key').notNull().unique(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull().default('Asia/Shanghai'),
  /** Counts changes of units, posts, people, holdings and groups; the in-memory directory is kept by it. */
  organisationRevision: integer('organisation_revision').notNull().default(1),
  createdAt: instant('created_at').notNull(),
})
