import { execFile, spawn, type ChildProcess } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import type { ClusterFolders } from './cluster.ts'
import type { DatabaseUser } from './identity.ts'

const run = promisify(execFile)
const maxLogBytes = 20 * 1024 * 1024

/** What `postmaster.pid` says: lines 1 and 4 (PostgreSQL documentation, "Database File Layout"). */
export function readPostmaster({ data }: ClusterFolders): { pid: number; port: number } | undefined {
  const path = join(data, 'postmaster.pid')
  if (!existsSync(path)) return undefined
  const lines = readFileSync(path, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  return pid > 0 ? { pid, port: port > 0 ? port : 0 } : undefined
}

/** Whether this pid is the postmaster of our folder: alive, no zombie, and not another program that got its number. */
export function isPostmaster(pid: number, { data }: ClusterFolders): boolean {
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  try {
    if (/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) return false
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
  } catch {
    return process.platform !== 'linux'
  }
}

/** Forgets a postmaster that is certainly gone; PostgreSQL itself would believe a zombie's or a reused number. */
export const forgetPostmaster = ({ data }: ClusterFolders): void =>
  rmSync(join(data, 'postmaster.pid'), { force: true })

const isFree = (port: number): Promise<number | undefined> =>
  new Promise((answer) => {
    const probe = createServer()
    probe.once('error', () => answer(undefined))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => answer(typeof address === 'object' && address ? address.port : undefined))
    })
  })

/** The port of last time if it is free, else any free one; remembered in the data folder. */
async function choosePort({ home }: ClusterFolders): Promise<number> {
  const path = join(home, 'port')
  const last = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  const port = (last > 0 ? await isFree(last) : undefined) ?? (await isFree(0))
  if (!port) throw new Error('Expected a free port on 127.0.0.1, but found none')
  writeFileSync(path, `${port}\n`)
  return port
}

/**
 * Starts PostgreSQL on loopback in its own process group, so that Ctrl-C reaches the server alone and the database
 * is stopped by it. Under a running server (`lastPort` > 0) it must come back where its connections look for it.
 * The log names no statements and no values.
 */
export async function spawnPostmaster(
  binaries: Binaries,
  folders: ClusterFolders,
  user: DatabaseUser | undefined,
  lastPort: number,
  overrides: Readonly<Record<string, string>>,
): Promise<ChildProcess> {
  const port = lastPort > 0 ? lastPort : await choosePort(folders)
  const logPath = join(folders.home, 'server.log')
  const fresh = existsSync(logPath) && statSync(logPath).size > maxLogBytes
  const log = openSync(logPath, fresh ? 'w' : 'a', 0o600)
  if (user) fchownSync(log, user.uid, user.gid)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    dynamic_shared_memory_type: 'mmap',
    max_connections: '80',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    jit: 'off',
    io_method: 'sync',
    timezone: 'UTC',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    ...overrides,
  }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', folders.data, '-p', String(port), ...options], {
    ...{ detached: true, cwd: folders.home, env: binaries.env, windowsHide: true },
    ...user,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  return child
}

/** The last lines of the database's own log, for an error message. */
export function tailOfLog({ home }: ClusterFolders): string {
  const path = join(home, 'server.log')
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').slice(-4).join('\n') : ''
}

/** Fast shutdown: open transactions are rolled back, everything committed is written. */
export async function stopPostmaster(
  binaries: Binaries,
  folders: ClusterFolders,
  user: DatabaseUser | undefined,
): Promise<void> {
  if (!readPostmaster(folders)) return
  await run(binaries.pgCtl, ['stop', '-D', folders.data, '-m', 'fast', '-w', '-t', '20'], {
    ...{ env: binaries.env, cwd: folders.home },
    ...user,
  })
}
