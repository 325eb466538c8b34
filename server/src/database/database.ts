import pg from 'pg'
import type { Logger } from '../log.ts'
import { transactionOn, type Transaction } from './transaction.ts'
import { types } from './types.ts'
import { DatabaseUnavailable, isUnavailable } from './unavailable.ts'

/** The application's way to PostgreSQL: pooled connections of the role that row-level security binds. */
export interface Database {
  /**
   * Runs work in one transaction of a tenant: committed when it returns, rolled back when it throws.
   * `BEGIN` and the tenant setting travel in one round trip. Throws `DatabaseUnavailable` when PostgreSQL is away.
   */
  tenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T>
  /** All tenants, oldest first. */
  tenants(): Promise<TenantRow[]>
  /** Whether a connection answers. */
  ping(): Promise<boolean>
  /** Statements sent since the start, `BEGIN` and `COMMIT` not counted; for tests and `/metrics`. */
  statementCount(): number
  /** Connections in use, idle and waited for. */
  pool(): { total: number; idle: number; waiting: number }
  close(): Promise<void>
}

export interface TenantRow {
  id: string
  key: string
  name: string
  timeZone: string
  organisationRevision: number
}

export interface DatabaseOptions {
  url: string
  log: Logger
  maxConnections?: number
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const selectTenants = {
  name: 'tenant.list',
  text: `SELECT id, key, name, time_zone AS "timeZone", organisation_revision AS "organisationRevision"
         FROM tenant ORDER BY created_at, id`,
}

/** The reason a connection broke is more telling than the statement that noticed. */
const translate = (error: unknown): unknown => (isUnavailable(error) ? new DatabaseUnavailable(error) : error)

export function openDatabase({ url, log, maxConnections = 16 }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    types,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'banshi',
    keepAlive: true,
  })
  let statements = 0
  pool.on('error', (error) => log.warn({ reason: error.message }, 'database connection lost'))
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((...args: unknown[]) => {
      const first = args[0]
      if (typeof first !== 'string' || !/^(BEGIN|COMMIT|ROLLBACK)/.test(first)) statements++
      return query(...args)
    }) as typeof client.query
  })

  async function tenant<T>(tenantId: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (!uuidPattern.test(tenantId)) throw new Error('Expected a tenant id, but found something else')
    const committed: (() => void)[] = []
    let client: pg.PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      throw translate(error)
    }
    let broken = false
    let value: T
    try {
      await client.query(`BEGIN; SELECT set_config('banshi.tenant', '${tenantId}', true)`)
      value = await work(transactionOn(client, tenantId, committed))
      await client.query('COMMIT')
    } catch (error) {
      broken = isUnavailable(error)
      if (!broken) await client.query('ROLLBACK').catch(() => (broken = true))
      throw translate(error)
    } finally {
      client.release(broken)
    }
    for (const done of committed) {
      try {
        done()
      } catch (error) {
        log.error(
          { reason: error instanceof Error ? error.message : String(error) },
          'work after commit failed',
        )
      }
    }
    return value
  }

  return {
    tenant,
    tenants: async () => {
      try {
        return (await pool.query<TenantRow>(selectTenants)).rows
      } catch (error) {
        throw translate(error)
      }
    },
    ping: async () => {
      try {
        await pool.query('SELECT 1')
        return true
      } catch {
        return false
      }
    },
    statementCount: () => statements,
    pool: () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  }
}
