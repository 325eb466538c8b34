import type { Server } from 'node:http'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { systemClock, type Clock } from './clock.ts'
import { StartRefused, type Config } from './config/index.ts'
import { openDatabase } from './database/index.ts'
import { prepareDatabase } from './database/prepare.ts'
import { demoPassword, loadDemo } from './demo/load.ts'
import { openLocalFileStore } from './files/localFileStore.ts'
import { createApp, type Module } from './http/app.ts'
import { createMetrics } from './http/metrics.ts'
import { keepHouse } from './jobs/housekeeping.ts'
import { createJobs } from './jobs/jobs.ts'
import { createHub } from './live/hub.ts'
import { startLink } from './live/link.ts'
import type { Logger } from './log.ts'
import { createDirectoryCache } from './organisation/directoryCache.ts'
import { openKeyring, openSecretFiles } from './secrets/index.ts'
import type { Services } from './services.ts'

export interface StartOptions {
  config: Config
  modules: readonly Module[]
  log: Logger
  clock?: Clock
  checkAnswers?: boolean
  /** The demo password, when it is not made and kept by the installation; for tests. */
  password?: string
}

export interface RunningServer {
  /** Where it listens. */
  address: { host: string; port: number; url: string }
  services: Services
  /** Of the demo accounts, when they are loaded. */
  demoPassword: string | undefined
  /** Ends streams, finishes requests and jobs (at most 10 s), stops the embedded database. */
  stop(): Promise<void>
}

const drainMillis = 8_000

/** Everything from settings to an open port. Throws `StartRefused` for what the operator can mend. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { config, modules, log, clock = systemClock, checkAnswers = false } = options
  const secrets = openSecretFiles(config.dataDir)
  const prepared = await prepareDatabase(config, secrets, log)
  const undo: (() => Promise<void>)[] = [prepared.stop]
  const undoAll = async (): Promise<void> => {
    for (const step of undo.toReversed())
      await step().catch((error: unknown) => log.warn({ reason: String(error) }, 'stopping'))
  }
  try {
    const db = openDatabase({ url: prepared.appUrl, log })
    undo.push(() => db.close())
    if (secrets.read('master.key') === undefined && (await db.tenants()).length > 0)
      throw new StartRefused('server.masterKeyMissing', { folder: join(config.dataDir, 'secrets') })
    const keyring = openKeyring(secrets)
    const password = config.demo ? (options.password ?? demoPassword(secrets)) : undefined
    if (password !== undefined) await loadDemo(prepared.ownerUrl, db, clock, password)

    const stopping = new AbortController()
    const hub = createHub()
    const jobs = createJobs({ db, clock, log })
    const services: Services = {
      ...{ config, clock, log, db, keyring, hub, jobs, checkAnswers, stopping: stopping.signal },
      files: openLocalFileStore(join(config.dataDir, 'files'), keyring.fileKey, clock),
      directories: createDirectoryCache(),
      metrics: createMetrics(),
    }
    keepHouse(services)
    const app = createApp(services, modules)
    const link = startLink(prepared.appUrl, hub, log)
    undo.push(() => link.stop())
    const { server, port } = await listen(app.fetch, config)
    if (config.worker) jobs.start()
    undo.push(async () => {
      stopping.abort()
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const limit = setTimeout(() => server.closeAllConnections(), drainMillis)
      await Promise.all([jobs.drain(drainMillis), closed])
      clearTimeout(limit)
    })
    const host = config.host.includes(':') ? `[${config.host}]` : config.host
    return {
      address: { host: config.host, port, url: config.publicUrl?.origin ?? `http://${host}:${port}` },
      services,
      demoPassword: password,
      stop: undoAll,
    }
  } catch (error) {
    await undoAll()
    throw error
  }
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  config: Config,
): Promise<{ server: Server; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: config.host, port: config.port }, ({ port }) =>
      resolve({ server, port }),
    ) as Server
    server.once('error', (error: NodeJS.ErrnoException) => {
      const { host, port } = config
      if (error.code === 'EADDRINUSE') reject(new StartRefused('server.portInUse', { host, port }))
      else if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL')
        reject(new StartRefused('server.cannotListen', { host, port }))
      else reject(error)
    })
  })
}
