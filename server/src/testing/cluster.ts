import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { systemClock } from '../clock.ts'
import { migrateDatabase, openDatabase } from '../database/index.ts'
import { startEmbedded } from '../database/embedded/index.ts'
import { loadDemo } from '../demo/load.ts'
import { silentLog } from '../log.ts'
import { openSecretFiles, randomPassword } from '../secrets/index.ts'

/** One PostgreSQL for a test run with a migrated template that holds the demo organisation; plain data, sent to workers. */
export interface TestCluster {
  /** Of the owner, naming the database `postgres`. */
  ownerUrl: string
  template: string
  appRole: string
  appPassword: string
  /** Of all demo accounts. */
  password: string
}

export const databaseUrl = (cluster: TestCluster, database: string, asApp = false): string => {
  const url = new URL(cluster.ownerUrl)
  url.pathname = `/${database}`
  if (asApp) Object.assign(url, { username: cluster.appRole, password: cluster.appPassword })
  return url.href
}

export async function onCluster(cluster: TestCluster, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.ownerUrl })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

/**
 * Starts the embedded PostgreSQL in a temporary folder, or uses the server named by `TEST_DATABASE_URL` (any ≥ 15, as a
 * role that may create databases and roles), and prepares the template once.
 */
export async function startTestCluster(): Promise<{ cluster: TestCluster; stop(): Promise<void> }> {
  const external = process.env.TEST_DATABASE_URL
  const dataDir = mkdtempSync(join(tmpdir(), 'banshi-test-'))
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
  }
  const embedded = external
    ? undefined
    : await startEmbedded({ dataDir, secrets: openSecretFiles(dataDir), log: silentLog, settings })
  const cluster: TestCluster = {
    ownerUrl: external ?? embedded?.url('postgres') ?? '',
    template: `banshi_template_${process.pid}`,
    appRole: `banshi_test_app_${process.pid}`,
    appPassword: randomPassword(),
    password: randomPassword(),
  }
  await onCluster(cluster, `CREATE DATABASE ${cluster.template}`)
  const ownerUrl = databaseUrl(cluster, cluster.template)
  await migrateDatabase({ ownerUrl, appRole: cluster.appRole, appPassword: cluster.appPassword })
  const db = openDatabase({ url: databaseUrl(cluster, cluster.template, true), log: silentLog })
  await loadDemo(ownerUrl, db, systemClock, cluster.password)
  await db.close()
  return {
    cluster,
    stop: async () => {
      if (external) {
        await onCluster(cluster, `DROP DATABASE IF EXISTS ${cluster.template} WITH (FORCE)`)
        await onCluster(cluster, `DROP ROLE IF EXISTS ${cluster.appRole}`)
      }
      await embedded?.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
