import pg from 'pg'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/index.ts'
import { newRowId } from '../rowId.ts'
import type { SecretFiles } from '../secrets/index.ts'
import { readablePassword } from '../secrets/index.ts'
import { loadDemoOrganisation } from './organisation.ts'

/** The one password of all demo accounts: made at the first run, kept in the secrets, printed at each start. */
export const demoPassword = (secrets: SecretFiles): string =>
  secrets.obtain('demo.password', readablePassword)

/**
 * Puts the demonstration into a database that has no tenant yet; a database with one is left alone. The tenant row is
 * written by the owner, under a lock, so that of two starting servers one does it.
 */
export async function loadDemo(
  ownerUrl: string,
  db: Database,
  clock: Clock,
  password: string,
): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query('SELECT pg_advisory_lock($1)', [0x6261_6e03])
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM tenant ORDER BY created_at')
    if (rows.length > 1) return
    const tenantId = rows[0]?.id ?? newRowId(clock)
    if (!rows[0])
      await owner.query(
        `INSERT INTO tenant (id, key, name, created_at) VALUES ($1, 'nanshan', '南山区', $2)`,
        [tenantId, clock.now()],
      )
    await db.tenant(tenantId, async (tx) => {
      const units = await tx.drizzle.execute<{ n: number }>('SELECT count(*)::int AS n FROM unit')
      if (units.rows[0]?.n === 0) await loadDemoOrganisation(tx, clock, password)
    })
  } finally {
    await owner.end()
  }
}
