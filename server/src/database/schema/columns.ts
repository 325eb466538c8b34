import { sql } from 'drizzle-orm'
import { customType, uuid } from 'drizzle-orm/pg-core'
import { toInstant } from '../../clock.ts'

/** The first column of every primary key and unique index (`security D11`, `design §6`). */
export const tenantId = uuid('tenant_id').notNull()

/** A UTC instant, read as ISO 8601 text with milliseconds, whatever the session's time zone. */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp with time zone',
  fromDriver: (value) => toInstant(value),
})

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** The empty JSON object, for columns that start without content. */
export const emptyObject = sql`'{}'::json`
