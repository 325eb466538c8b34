import { statement, type Transaction } from '../database/index.ts'

/** Wrong passwords in a row after which a name is locked. */
export const maxFailures = 5
export const lockMillis = 5 * 60_000
/** Failures older than this are forgotten. */
const forgetMillis = 30 * 60_000

const reserve = statement<{ failures: number; lockedUntil: string | null }>(
  'loginThrottle.reserve',
  `INSERT INTO login_throttle AS t (tenant_id, login_name, failures, updated_at) VALUES ($1, $2, 1, $3)
   ON CONFLICT (tenant_id, login_name) DO UPDATE SET
     failures = CASE WHEN t.locked_until > $3 THEN t.failures
                     WHEN t.locked_until IS NOT NULL OR t.updated_at < $4 THEN 1 ELSE t.failures + 1 END,
     locked_until = CASE WHEN t.locked_until > $3 THEN t.locked_until
                         WHEN t.locked_until IS NULL AND t.updated_at >= $4 AND t.failures >= ${maxFailures} THEN $5::timestamptz END,
     updated_at = CASE WHEN t.locked_until > $3 THEN t.updated_at ELSE $3 END
   RETURNING failures, locked_until AS "lockedUntil"`,
)

const lock = statement<never>(
  'loginThrottle.lock',
  `UPDATE login_throttle SET locked_until = $3 WHERE tenant_id = $1 AND login_name = $2`,
)

const clear = statement<never>(
  'loginThrottle.clear',
  `DELETE FROM login_throttle WHERE tenant_id = $1 AND login_name = $2`,
)

interface Moments {
  now: string
  later: (millis: number) => string
}

/**
 * Counts a try before the password is looked at, so that many guesses at the same moment are not one.
 * Answers until when the name is locked, or which try this is. Unknown names are counted alike.
 */
export async function reserveTry(
  tx: Transaction,
  loginName: string,
  { now, later }: Moments,
): Promise<{ lockedUntil: string } | { tries: number }> {
  const row = await tx.one(reserve, [tx.tenantId, loginName, now, later(-forgetMillis), later(lockMillis)])
  if (!row) throw new Error('Expected the throttle row to be written, but found none')
  return row.lockedUntil !== null ? { lockedUntil: row.lockedUntil } : { tries: row.failures }
}

/** After a wrong password: locks at the last try and answers how many are left. */
export async function noteFailure(
  tx: Transaction,
  loginName: string,
  tries: number,
  { later }: Moments,
): Promise<number> {
  if (tries >= maxFailures) await tx.query(lock, [tx.tenantId, loginName, later(lockMillis)])
  return Math.max(0, maxFailures - tries)
}

export const forgetTries = async (tx: Transaction, loginName: string): Promise<void> =>
  void (await tx.query(clear, [tx.tenantId, loginName]))
