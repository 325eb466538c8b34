import type { Clock } from './clock.ts'
import type { Config } from './config/index.ts'
import type { Database } from './database/index.ts'
import type { FileStore } from './files/fileStore.ts'
import type { Metrics } from './http/metrics.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Hub } from './live/hub.ts'
import type { Logger } from './log.ts'
import type { DirectoryCache } from './organisation/directoryCache.ts'
import type { Keyring } from './secrets/index.ts'

/** Everything a part of the server may need; made once in `startServer`, handed down, never imported as a global. */
export interface Services {
  config: Config
  clock: Clock
  log: Logger
  db: Database
  keyring: Keyring
  files: FileStore
  hub: Hub
  jobs: Jobs
  directories: DirectoryCache
  metrics: Metrics
  /** Aborted when the server begins to stop: streams end, nothing new is begun. */
  stopping: AbortSignal
  /** Compares every answer with the endpoint's schema and fails on a difference; on in tests. */
  checkAnswers: boolean
}
