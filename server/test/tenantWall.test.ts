import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../src/testing/index.ts'

const otherTenant = '00000000-0000-7000-8000-00000000000b'
let server: TestServer
let owner: pg.Client
let app: pg.Client
let tenantId: string

beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster'), config: { worker: false } })
  owner = new pg.Client(server.url('owner'))
  app = new pg.Client(server.url('app'))
  await Promise.all([owner.connect(), app.connect()])
  tenantId = (await server.services.db.tenants())[0]?.id ?? ''
  await owner.query(`INSERT INTO tenant (id, key, name, created_at) VALUES ($1, 'other', '别处', now())`, [
    otherTenant,
  ])
})
afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await server.stop()
})

const tables = async (): Promise<string[]> =>
  (
    await owner.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'tenant_id'`,
    )
  ).rows.map(({ name }) => name)

const as = async <T>(tenant: string | null, work: () => Promise<T>): Promise<T> => {
  await app.query('BEGIN')
  if (tenant) await app.query(`SELECT set_config('banshi.tenant', $1, true)`, [tenant])
  return work().finally(() => app.query('ROLLBACK'))
}
const code = (error: unknown): string =>
  error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)

describe('the database as second wall between tenants', () => {
  it('should show no row of any table to a transaction without a tenant', async () => {
    const names = await tables()
    expect(names.length).toBeGreaterThan(25)
    for (const name of names) {
      const { rows } = await as(null, () => app.query(`SELECT 1 FROM ${pg.escapeIdentifier(name)} LIMIT 1`))
      expect([name, rows.length]).toEqual([name, 0])
    }
  })

  it('should show a tenant its own rows and none of another', async () => {
    // when
    const own = await as(tenantId, () => app.query('SELECT DISTINCT tenant_id FROM account'))
    const other = await as(otherTenant, () => app.query('SELECT 1 FROM account'))
    // then
    expect(own.rows).toEqual([{ tenant_id: tenantId }])
    expect(other.rows).toEqual([])
  })

  it('should refuse to write a row of another tenant', async () => {
    const insert = `INSERT INTO person (tenant_id, id, name) VALUES ('${otherTenant}', gen_random_uuid(), 'x')`
    await expect(as(tenantId, () => app.query(insert)).catch((error: unknown) => code(error))).resolves.toBe(
      '42501',
    )
    const moved = await as(tenantId, () => app.query(`UPDATE person SET tenant_id = '${otherTenant}'`)).catch(
      (error: unknown) => code(error),
    )
    expect(moved).toBe('42501')
  })

  it.each(['case_event', 'business_type_version', 'audit_log', 'seal_daily_root'])(
    'should let the application neither change nor delete nor empty %s',
    async (table) => {
      const tries = [`UPDATE ${table} SET tenant_id = tenant_id`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]
      for (const sql of tries) expect(await as(tenantId, () => app.query(sql)).catch(code)).toBe('42501')
    },
  )

  it('should bind even the owner of the tables and every table with a tenant', async () => {
    const { rows } = await owner.query(
      `SELECT relname FROM pg_class WHERE relname = ANY($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [await tables()],
    )
    expect(rows).toEqual([])
  })

  it('should begin every primary key and unique index of a tenant table with the tenant', async () => {
    const { rows } = await owner.query(
      `SELECT i.indexrelid::regclass::text AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       WHERE c.relname = ANY($1) AND i.indisunique
         AND (SELECT attname FROM pg_attribute WHERE attrelid = i.indrelid AND attnum = i.indkey[0]) <> 'tenant_id'`,
      [await tables()],
    )
    expect(rows).toEqual([])
  })

  it('should serve under a role that is above nothing', async () => {
    const { rows } = await app.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user`,
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }])
  })

  it('should roll everything back when the work of a transaction throws', async () => {
    // given
    const { db } = server.services
    const count = (): Promise<number> =>
      db.tenant(
        tenantId,
        async (tx) =>
          (
            await tx.query<{ n: number }>({
              name: 'test.count',
              text: 'SELECT count(*)::int AS n FROM person',
            })
          )[0]?.n ?? 0,
      )
    const before = await count()
    // when
    const failed = db.tenant(tenantId, async (tx) => {
      await tx.query(
        {
          name: 'test.insert',
          text: `INSERT INTO person (tenant_id, id, name) VALUES ($1, gen_random_uuid(), 'x')`,
        },
        [tenantId],
      )
      throw new Error('changed my mind')
    })
    // then
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await count()).toBe(before)
  })
})
