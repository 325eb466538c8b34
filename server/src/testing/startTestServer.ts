import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { settableClock } from '../clock.ts'
import type { Config } from '../config/index.ts'
import type { Module } from '../http/app.ts'
import { createLog } from '../log.ts'
import { modules as allModules } from '../modules.ts'
import { openKeyring, openSecretFiles } from '../secrets/index.ts'
import type { Services } from '../services.ts'
import { startServer } from '../startServer.ts'
import { TestClient } from './client.ts'
import { databaseUrl, onCluster, type TestCluster } from './cluster.ts'

export interface TestServerOptions {
  cluster: TestCluster
  /** Thursday, 12 March 2026, 9:00 in Shanghai unless told. The clock stands still until a test moves it. */
  now?: string
  modules?: readonly Module[]
  config?: Partial<Config>
  /** Use this database (a second server on the same one) instead of a new clone of the template. */
  database?: string
}

export interface TestServer {
  origin: string
  database: string
  clock: ReturnType<typeof settableClock>
  services: Services
  /** A client without a session. */
  client(): TestClient
  /** A client signed in as a demo account. */
  signIn(account: string): Promise<TestClient>
  /** Connection strings of this server's own database. */
  url(role: 'owner' | 'app'): string
  stop(): Promise<void>
}

/** A complete server on a database of its own, with the demo organisation, on a free port. */
export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const { cluster } = options
  const database = options.database ?? `banshi_test_${randomBytes(6).toString('hex')}`
  if (!options.database) await onCluster(cluster, `CREATE DATABASE ${database} TEMPLATE ${cluster.template}`)
  const dataDir = mkdtempSync(join(tmpdir(), 'banshi-data-'))
  openKeyring(openSecretFiles(dataDir))
  const clock = settableClock(options.now ?? '2026-03-12T01:00:00.000Z')
  const server = await startServer({
    config: {
      ...{
        host: '127.0.0.1',
        port: 0,
        dataDir,
        demo: true,
        maxFileBytes: 1024 * 1024,
        worker: true,
        httpAllow: [],
        logLevel: 'silent',
      },
      databaseUrl: databaseUrl(cluster, database),
      databaseAppUrl: databaseUrl(cluster, database, true),
      ...options.config,
    },
    modules: options.modules ?? allModules,
    log: createLog(process.env.TEST_LOG ?? 'silent'),
    clock,
    checkAnswers: true,
    password: cluster.password,
  })
  const origin = `http://127.0.0.1:${server.address.port}`
  return {
    ...{ origin, database, clock, services: server.services },
    client: () => new TestClient(origin),
    signIn: async (account) => {
      const client = new TestClient(origin)
      await client.call('signIn', { body: { account, password: cluster.password } })
      return client
    },
    url: (role) => databaseUrl(cluster, database, role === 'app'),
    stop: async () => {
      await server.stop()
      if (!options.database) await onCluster(cluster, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
