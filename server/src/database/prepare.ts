import pg from 'pg'
import { StartRefused, type Config } from '../config/index.ts'
import type { Logger } from '../log.ts'
import { randomPassword, type SecretFiles } from '../secrets/index.ts'
import { startEmbedded } from './embedded/index.ts'
import { migrateDatabase } from './migrate.ts'

/** A migrated database and the two ways to it. */
export interface PreparedDatabase {
  ownerUrl: string
  appUrl: string
  stop(): Promise<void>
}

const embeddedName = 'banshi'
const oldestMajor = 15

function withLogin(url: string, user: string, password: string): string {
  const changed = new URL(url)
  changed.username = encodeURIComponent(user)
  changed.password = encodeURIComponent(password)
  return changed.href
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
  } catch (error) {
    const { hostname: host, port } = new URL(url)
    throw new StartRefused('server.databaseUnreachable', {
      host,
      port: port || 5432,
      reason: error instanceof Error ? error.message : '',
    })
  }
  return work(client).finally(() => client.end())
}

/** Durability is what we promise; a database set up to forget is refused loudly (`security R23`). */
async function checkServer(url: string, log: Logger): Promise<void> {
  const { rows } = await onServer(url, (client) =>
    client.query<{ version: number; fsync: string; pages: string; commit: string }>(
      `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('fsync') AS fsync,
              current_setting('full_page_writes') AS pages, current_setting('synchronous_commit') AS commit`,
    ),
  )
  const found = rows[0]
  if (!found || found.version < oldestMajor)
    throw new StartRefused('server.databaseTooOld', { found: found?.version ?? 0, oldest: oldestMajor })
  if (found.fsync === 'off' || found.pages === 'off' || found.commit === 'off')
    log.warn(
      { fsync: found.fsync, fullPageWrites: found.pages, synchronousCommit: found.commit },
      'the database may lose acknowledged work in a crash',
    )
}

/** Starts or finds PostgreSQL, brings it to the newest schema, and answers how the application connects. */
export async function prepareDatabase(
  config: Config,
  secrets: SecretFiles,
  log: Logger,
): Promise<PreparedDatabase> {
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbedded({ dataDir: config.dataDir, secrets, log })
  const stop = (): Promise<void> => embedded?.stop() ?? Promise.resolve()
  try {
    if (embedded)
      await onServer(embedded.url('postgres'), async (client) => {
        const known = await client.query('SELECT FROM pg_database WHERE datname = $1', [embeddedName])
        if (known.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(embeddedName)}`)
      })
    const ownerUrl = config.databaseUrl ?? embedded?.url(embeddedName) ?? ''
    await checkServer(ownerUrl, log)
    if (config.databaseAppUrl) {
      const appRole = decodeURIComponent(new URL(config.databaseAppUrl).username)
      await migrateDatabase({ ownerUrl, appRole })
      return { ownerUrl, appUrl: config.databaseAppUrl, stop }
    }
    const appRole = `${decodeURIComponent(new URL(ownerUrl).pathname.slice(1)) || embeddedName}_app`
    const appPassword = secrets.obtain('postgres-app.password', randomPassword)
    await migrateDatabase({ ownerUrl, appRole, appPassword })
    return { ownerUrl, appUrl: withLogin(ownerUrl, appRole, appPassword), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
