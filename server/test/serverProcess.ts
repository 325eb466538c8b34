import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildServer } from '../build.mjs'

const outdir = fileURLToPath(new URL('../node_modules/.cache/banshi-test-server', import.meta.url))

/** Bundles the server as it is shipped, for the processes of these tests. */
export const buildForTests = (): Promise<void> => buildServer(outdir)

export interface ServerProcess {
  child: ChildProcess
  output(): string
  /** Where it listens, once it says so; undefined when it ended before. */
  address: Promise<string | undefined>
  exit: Promise<number | null>
}

/** The server as its own process with exactly these settings. */
export function startProcess(
  settings: Record<string, string>,
  user?: { uid: number; gid: number },
): ServerProcess {
  const child = spawn(process.execPath, [join(outdir, 'server.js')], {
    cwd: '/',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LANG: 'en_US.UTF-8',
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...user,
  })
  let text = ''
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const address = new Promise<string | undefined>((resolve) => {
    const read = (chunk: Buffer): void => {
      text += chunk.toString()
      const found = /Desk: (\S+)/.exec(text)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void exit.then(() => resolve(undefined))
  })
  return { child, address, exit, output: () => text }
}

/** The embedded database's process id, if its folder names one. */
export function postmasterOf(dataDir: string): number | undefined {
  const path = join(dataDir, 'postgres', 'data', 'postmaster.pid')
  return existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : undefined
}

export async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, 100))
}
