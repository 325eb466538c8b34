import pg from 'pg'
import { StartRefused } from '../../config/index.ts'

/** Held on a dedicated connection for as long as a server owns the embedded database (`design §6`). */
const ownerLock = 0x6261_6e02

const nameOf = (pid: number): string => `banshi owner ${pid}`

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

/**
 * Connects and takes the lock. Answers the connection that holds it; throws `StartRefused` naming the pid when
 * another living server holds it. The lock of a server just killed is waited for.
 */
export async function takeOwnerLock(url: string, dataDir: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: nameOf(process.pid),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    for (let tries = 0; ; tries++) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        ownerLock,
      ])
      if (rows[0]?.taken) return client
      const holder = await client.query<{ name: string }>(
        `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
         WHERE l.locktype = 'advisory' AND l.classid = 0 AND l.objid = $1 AND l.granted`,
        [ownerLock],
      )
      const pid = Number(/^banshi owner (\d+)$/.exec(holder.rows[0]?.name ?? '')?.[1] ?? 0)
      if (tries > 50 || (pid > 0 && isRunning(pid)))
        throw new StartRefused('server.dataDirInUse', { dataDir, pid })
      await pause(50)
    }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}
