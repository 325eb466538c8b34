import type { ChildProcess } from 'node:child_process'
import type pg from 'pg'
import { StartRefused } from '../../config/index.ts'
import type { Logger } from '../../log.ts'
import { randomPassword, type SecretFiles } from '../../secrets/index.ts'
import { installBinaries, type Binaries } from './binaries.ts'
import { createCluster, ownerRole, prepareFolders, removeHalfMade, type ClusterFolders } from './cluster.ts'
import { databaseUser, type DatabaseUser } from './identity.ts'
import { pause, takeOwnerLock } from './ownerLock.ts'
import {
  forgetPostmaster,
  isPostmaster,
  readPostmaster,
  spawnPostmaster,
  stopPostmaster,
  tailOfLog,
} from './postmaster.ts'

/** A running PostgreSQL that this process owns. */
export interface EmbeddedDatabase {
  /** Connection string of the owning role for a database of the cluster. */
  url(database: string): string
  /** Stops PostgreSQL cleanly. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  secrets: SecretFiles
  log: Logger
  /** PostgreSQL settings beside or instead of ours; tests run without `fsync`. */
  settings?: Readonly<Record<string, string>>
}

const attempts = 400
const attemptMillis = 50

const isNotYet = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ECONNREFUSED', 'ECONNRESET', '57P03', '57P01', '57P02'].includes(String(error.code))

/**
 * Makes sure that the PostgreSQL of a data folder runs and belongs to this process: starts it, or adopts one that
 * a killed server left behind; refuses when another server owns it. Brings it back if it dies.
 */
export async function startEmbedded({
  dataDir,
  secrets,
  log,
  settings = {},
}: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const user = databaseUser()
  const folders = prepareFolders(dataDir, user)
  removeHalfMade(folders.home)
  const binaries = installBinaries(folders.home)
  const password = secrets.obtain('postgres-owner.password', randomPassword)
  await createCluster(binaries, folders, user, password)
  const supervisor = new Supervisor(dataDir, binaries, folders, user, password, log, settings)
  await supervisor.own()
  return supervisor
}

class Supervisor implements EmbeddedDatabase {
  private lock: pg.Client | undefined
  private child: ChildProcess | undefined
  private stopping = false
  private port = 0

  constructor(
    private readonly dataDir: string,
    private readonly binaries: Binaries,
    private readonly folders: ClusterFolders,
    private readonly user: DatabaseUser | undefined,
    private readonly password: string,
    private readonly log: Logger,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  url(database: string): string {
    return `postgresql://${ownerRole}:${this.password}@127.0.0.1:${this.port}/${database}`
  }

  /** Loops between "is one running?" and "start one" until the lock is taken or refused. */
  async own(): Promise<void> {
    for (let attempt = 0; attempt < attempts && !this.stopping; attempt++) {
      const running = readPostmaster(this.folders)
      if (running && isPostmaster(running.pid, this.folders)) {
        if (running.port > 0 && (await this.tryLock(running.port))) return
      } else if (!this.child) {
        if (running) forgetPostmaster(this.folders)
        await this.start()
      }
      await pause(attemptMillis)
    }
    if (!this.stopping)
      throw new StartRefused('server.databaseDoesNotStart', { log: tailOfLog(this.folders) })
  }

  private async tryLock(port: number): Promise<boolean> {
    this.port = port
    try {
      const lock = await takeOwnerLock(this.url('postgres'), this.dataDir)
      this.lock = lock
      lock.once('end', () => this.lost())
      return true
    } catch (error) {
      if (isNotYet(error) || (error instanceof Error && /Connection terminated/.test(error.message)))
        return false
      if (error instanceof Error && 'code' in error && error.code === '28P01')
        throw new StartRefused('server.databasePassword', { dataDir: this.dataDir })
      throw error
    }
  }

  private async start(): Promise<void> {
    const child = await spawnPostmaster(this.binaries, this.folders, this.user, this.port, this.settings)
    this.child = child
    const gone = (): void => {
      if (this.child === child) this.child = undefined
    }
    child.once('exit', gone)
    child.once('error', gone)
  }

  /** The database went away under us: own it again, for as long as it takes. */
  private lost(): void {
    this.lock = undefined
    if (this.stopping) return
    this.log.warn('the database has stopped; starting it again')
    this.own().then(
      () => this.log.info('the database is running again'),
      (error: unknown) => {
        this.log.error(
          { reason: error instanceof Error ? error.message : String(error) },
          'the database does not start',
        )
        setTimeout(() => this.lost(), 1_000).unref()
      },
    )
  }

  async stop(): Promise<void> {
    this.stopping = true
    await stopPostmaster(this.binaries, this.folders, this.user)
    await this.lock?.end().catch(() => undefined)
  }
}
