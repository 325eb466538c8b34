import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { packageFolder } from '../packageFolder.ts'
import { grantToApp } from './grants.ts'

/** Held while migrations run, so that of several starting processes one does it and the others wait. */
const migrationLock = 0x6261_6e01

export interface MigrationOptions {
  /** The owner's connection. */
  ownerUrl: string
  /** The role the application serves under. Created with `password` unless the installation brings its own. */
  appRole: string
  appPassword?: string
}

/** Brings the database to the newest schema and the application's role to its rights. Idempotent. */
export async function migrateDatabase({ ownerUrl, appRole, appPassword }: MigrationOptions): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'banshi migrations' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
    await migrate(drizzle(client), { migrationsFolder: join(packageFolder, 'migrations') })
    await grantToApp(client, appRole, appPassword)
  } finally {
    await client.end()
  }
}
