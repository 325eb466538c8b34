import { addMillis, millisOf } from '../clock.ts'
import { statement, type TenantRow, type Transaction } from '../database/index.ts'
import { Refusal } from '../http/refusal.ts'
import type { Services } from '../services.ts'
import { absoluteMillis } from './caller.ts'
import { newToken, type SessionToken } from './cookie.ts'
import { isPassword } from './password.ts'
import { forgetTries, lockMillis, noteFailure, reserveTry } from './throttle.ts'

interface Account {
  id: string
  personId: string
  passwordHash: string
}

const findAccount = statement<Account>(
  'account.find',
  `SELECT a.id, a.person_id AS "personId", a.password_hash AS "passwordHash"
   FROM account a JOIN person p ON p.tenant_id = a.tenant_id AND p.id = a.person_id
   WHERE a.tenant_id = $1 AND a.login_name = $2 AND a.disabled_at IS NULL AND p.active`,
)
const insertSession = statement<never>(
  'session.insert',
  `INSERT INTO session (tenant_id, id_hash, account_id, person_id, created_at, last_seen_at, expires_at)
   VALUES ($1, $2, $3, $4, $5, $5, $6)`,
)
const deleteSession = statement<never>(
  'session.delete',
  `DELETE FROM session WHERE tenant_id = $1 AND id_hash = $2`,
)

export const endSession = async (tx: Transaction, hash: string): Promise<void> =>
  void (await tx.query(deleteSession, [tx.tenantId, hash]))

const normalize = (account: string): string => account.normalize('NFKC').trim().toLowerCase()

/** The tenant that knows the login name; the first one when none does, so that unknown names are counted too. */
async function tenantOf({ db }: Services, loginName: string): Promise<TenantRow> {
  const tenants = await db.tenants()
  for (const tenant of tenants) {
    if (tenants.length === 1) return tenant
    if (await db.tenant(tenant.id, (tx) => tx.one(findAccount, [tenant.id, loginName]))) return tenant
  }
  const first = tenants[0]
  if (!first) throw new Refusal(503, 'server.notSetUp')
  return first
}

const locked = (millis: number): Refusal =>
  new Refusal(
    429,
    'server.signInLocked',
    { minutes: Math.max(1, Math.ceil(millis / 60_000)) },
    { retryAfter: Math.ceil(millis / 1000) },
  )

export interface SignedIn {
  tenant: TenantRow
  personId: string
  /** Value of the cookie. */
  token: string
}

/**
 * Compares the password and opens a new session; an old one of the same browser ends (`security A21`).
 * Refuses with the tries that are left (401) or until when the name is locked (429); a wrong name and a wrong
 * password are told alike (`security A23`).
 */
export async function signIn(
  services: Services,
  input: { account: string; password: string; now: string; previous: SessionToken | undefined },
): Promise<SignedIn | Refusal> {
  const { db } = services
  const { password, now, previous } = input
  const loginName = normalize(input.account)
  const tenant = await tenantOf(services, loginName)
  const moments = { now, later: (millis: number) => addMillis(now, millis) }
  const attempt = await db.tenant(tenant.id, async (tx) => ({
    reserved: await reserveTry(tx, loginName, moments),
    account: await tx.one(findAccount, [tenant.id, loginName]),
  }))
  if ('lockedUntil' in attempt.reserved) return locked(millisOf(attempt.reserved.lockedUntil) - millisOf(now))
  const { tries } = attempt.reserved
  const { account } = attempt
  const right = await isPassword(account?.passwordHash, password)
  if (!account || !right) {
    const left = await db.tenant(tenant.id, (tx) => noteFailure(tx, loginName, tries, moments))
    if (left === 0) return locked(lockMillis)
    return new Refusal(401, 'server.wrongPassword', { left })
  }
  const token = newToken(tenant.id)
  await db.tenant(tenant.id, async (tx) => {
    await forgetTries(tx, loginName)
    if (previous?.tenantId === tenant.id) await endSession(tx, previous.hash)
    await tx.query(insertSession, [
      tenant.id,
      token.hash,
      account.id,
      account.personId,
      now,
      addMillis(now, absoluteMillis),
    ])
  })
  return { tenant, personId: account.personId, token: token.value }
}
