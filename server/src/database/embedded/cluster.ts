import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { StartRefused } from '../../config/index.ts'
import type { Binaries } from './binaries.ts'
import type { DatabaseUser } from './identity.ts'

const run = promisify(execFile)

export const ownerRole = 'banshi_owner'

/** The folders of the embedded database inside the data folder. */
export interface ClusterFolders {
  /** `DATA_DIR/postgres`, of the database user. */
  home: string
  data: string
}

/** Makes the folders reachable for the database user; refuses a data folder below a private one. */
export function prepareFolders(dataDir: string, user: DatabaseUser | undefined): ClusterFolders {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const home = join(dataDir, 'postgres')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  if (user) {
    chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o111)
    for (let folder = dirname(dataDir); ; folder = dirname(folder)) {
      if ((statSync(folder).mode & 0o001) === 0)
        throw new StartRefused('server.dataDirUnreachable', { dataDir, folder })
      if (folder === dirname(folder)) break
    }
    chownSync(home, user.uid, user.gid)
  }
  return { home, data: join(home, 'data') }
}

/** `initdb` looks its user up by number. */
function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Removes what an interrupted `initdb` or copy left: they work under a name with the pid and are renamed when whole. */
export function removeHalfMade(home: string): void {
  for (const name of readdirSync(home)) {
    const pid = Number(/^(?:data\.new|password|postgresql-.+)\.(\d+)$/.exec(name)?.[1] ?? Number.NaN)
    if (
      Number.isInteger(pid) &&
      pid !== process.pid &&
      !isRunning(pid) &&
      !/^postgresql-[\d.]+-beta\.\d+$/.test(name)
    )
      rmSync(join(home, name), { recursive: true, force: true })
  }
}

/** Makes the cluster when there is none. Two starters at once end with one: the rename decides. */
export async function createCluster(
  binaries: Binaries,
  { home, data }: ClusterFolders,
  user: DatabaseUser | undefined,
  password: string,
): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return
  const half = join(home, `data.new.${process.pid}`)
  const passwordFile = join(home, `password.${process.pid}`)
  rmSync(half, { recursive: true, force: true })
  if (!user && !hasName()) throw new StartRefused('server.userUnknown', { uid: process.getuid?.() ?? 0 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) chownSync(passwordFile, user.uid, user.gid)
  try {
    await run(
      binaries.initdb,
      [
        ...[
          '-D',
          half,
          '-U',
          ownerRole,
          `--pwfile=${passwordFile}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
        ],
        ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
        ...['--set', 'dynamic_shared_memory_type=mmap'],
      ],
      { env: binaries.env, cwd: home, ...user },
    )
    try {
      renameSync(half, data)
    } catch (error) {
      if (!existsSync(join(data, 'PG_VERSION'))) throw error
    }
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(half, { recursive: true, force: true })
  }
}
