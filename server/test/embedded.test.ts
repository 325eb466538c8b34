import {
  chownSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClient } from '../src/testing/index.ts'
import { buildForTests, postmasterOf, startProcess, until, type ServerProcess } from './serverProcess.ts'

const slow = 240_000
let dataDir: string
let current: ServerProcess

/** Starts a server on the shared folder and waits until it answers. */
async function start(): Promise<string> {
  current = startProcess({ DATA_DIR: dataDir, DEMO: '1' })
  const address = await current.address
  if (!address) throw new Error(`Expected the server to start, but it said:\n${current.output()}`)
  return address
}

async function end(signal: NodeJS.Signals): Promise<void> {
  current.child.kill(signal)
  await current.exit
}

const demoAccounts = async (address: string): Promise<number> =>
  (await new TestClient(address).call('listDemoAccounts')).accounts.length

beforeAll(async () => {
  await buildForTests()
  dataDir = mkdtempSync(join(tmpdir(), 'banshi-process-'))
  mkdirSync(join(dataDir, 'postgres'), { mode: 0o755 })
  chmodSync(dataDir, 0o711)
  const halfMade = join(dataDir, 'postgres', 'data.new.999999999')
  mkdirSync(halfMade)
  writeFileSync(join(halfMade, 'PG_VERSION'), '18')
  await start()
}, slow)
afterAll(async () => {
  await end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
}, slow)

describe('the embedded database', () => {
  it('should replace what an interrupted first start left', () => {
    expect(existsSync(join(dataDir, 'postgres', 'data.new.999999999'))).toBe(false)
    expect(existsSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'))).toBe(true)
  })

  it('should keep its secrets to itself and print the demo password', () => {
    const password = readFileSync(join(dataDir, 'secrets', 'demo.password'), 'utf8').trim()
    expect(current.output()).toContain(`Demo password: ${password}`)
    for (const name of ['master.key', 'demo.password', 'postgres-owner.password', 'postgres-app.password'])
      expect([name, (statSync(join(dataDir, 'secrets', name)).mode & 0o777).toString(8)]).toEqual([
        name,
        '600',
      ])
  })

  it(
    'should refuse a second server on the same folder, naming the process of the first',
    { timeout: slow },
    async () => {
      // when
      const second = startProcess({ DATA_DIR: dataDir })
      // then
      expect(await second.exit).toBe(1)
      expect(second.output().trim()).toBe(
        `The data folder ${dataDir} is in use by another server (process ${current.child.pid}); stop it or choose another DATA_DIR`,
      )
      expect(await demoAccounts((await current.address) ?? '')).toBe(22)
    },
  )

  it('should adopt the database of a server that was killed', { timeout: slow }, async () => {
    // given
    const postmaster = postmasterOf(dataDir)
    await end('SIGKILL')
    // when
    const address = await start()
    // then
    expect(postmasterOf(dataDir)).toBe(postmaster)
    expect(await demoAccounts(address)).toBe(22)
  })

  it('should start again when server and database were killed together', { timeout: slow }, async () => {
    // given
    const postmaster = postmasterOf(dataDir) ?? 0
    current.child.kill('SIGKILL')
    process.kill(postmaster, 'SIGKILL')
    await current.exit
    // when
    const address = await start()
    // then
    expect(postmasterOf(dataDir)).not.toBe(postmaster)
    expect(await demoAccounts(address)).toBe(22)
  })

  it(
    'should bring the database back when it dies under the server, answering 503 meanwhile',
    { timeout: slow },
    async () => {
      // given
      const address = (await current.address) ?? ''
      process.kill(postmasterOf(dataDir) ?? 0, 'SIGKILL')
      // when
      const statuses = new Set<number>()
      await until(async () => {
        const { status } = await fetch(`${address}/api/v1/demo-accounts`)
        statuses.add(status)
        return status === 200 && (await fetch(`${address}/readyz`)).ok
      })
      // then
      expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
    },
  )

  it('should stop the database when it is told to stop', { timeout: slow }, async () => {
    // when
    await end('SIGTERM')
    // then
    expect(current.child.exitCode).toBe(0)
    expect(postmasterOf(dataDir)).toBeUndefined()
    await start()
  })

  it.runIf(process.getuid?.() === 0)(
    'should work for an ordinary user as well',
    { timeout: slow },
    async () => {
      // given
      const home = mkdtempSync(join(tmpdir(), 'banshi-user-'))
      const line = readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((entry) => entry.startsWith('daemon:'))
      const [uid, gid] = (line ?? '').split(':').slice(2, 4).map(Number)
      if (uid === undefined || gid === undefined)
        throw new Error('Expected a user daemon in /etc/passwd, but found none')
      chownSync(home, uid, gid)
      // when
      const server = startProcess({ HOME: home, DEMO: '1' }, { uid, gid })
      const address = await server.address
      const accounts = await demoAccounts(address ?? '').catch(() => 0)
      const made = existsSync(join(home, '.local', 'share', 'banshi', 'postgres', 'data'))
      server.child.kill('SIGTERM')
      const exit = await server.exit
      rmSync(home, { recursive: true, force: true })
      // then
      expect(server.output()).toContain('Demo password')
      expect({ accounts, made, exit }).toEqual({ accounts: 22, made: true, exit: 0 })
    },
  )
})

describe('a damaged installation', () => {
  it('should not start without the master key of its data, nor make another', { timeout: slow }, async () => {
    // given
    await end('SIGTERM')
    const key = join(dataDir, 'secrets', 'master.key')
    renameSync(key, `${key}.away`)
    // when
    const without = startProcess({ DATA_DIR: dataDir })
    const withoutExit = await without.exit
    writeFileSync(key, 'c2hvcnQ=')
    const short = startProcess({ DATA_DIR: dataDir })
    const shortExit = await short.exit
    // then
    expect([withoutExit, shortExit]).toEqual([1, 1])
    expect(without.output()).toContain('master.key is missing')
    expect(short.output()).toContain('master.key is incomplete')
    expect(postmasterOf(dataDir)).toBeUndefined()
    renameSync(`${key}.away`, key)
    await start()
  })
})

describe('settings that cannot be meant', () => {
  it.each([
    [{ PORT: 'eighty' }, 'The setting PORT is "eighty", but must be a whole number from 0 to 65535'],
    [{ HOST: 'my server' }, 'The setting HOST is "my server", but must be an IP address or localhost'],
    [{ DEMO: '1', HOST: '0.0.0.0' }, 'Demo data is for this machine only'],
    [{ DATABASE_URL: 'mysql://x' }, 'The setting DATABASE_URL is no valid address'],
    [{ DATABASE_URL: 'postgres://x:y@127.0.0.1:9/none' }, 'The database 127.0.0.1:9 cannot be reached'],
  ])(
    'should be told in one sentence: %j',
    { timeout: slow },
    async (settings: Record<string, string>, words) => {
      // given
      const folder = mkdtempSync(join(tmpdir(), 'banshi-config-'))
      // when
      const server = startProcess({ DATA_DIR: folder, ...settings })
      // then
      expect(await server.exit).toBe(1)
      expect(server.output()).toContain(words)
      expect(server.output().trim().split('\n')).toHaveLength(1)
      rmSync(folder, { recursive: true, force: true })
    },
  )
})
