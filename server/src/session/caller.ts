import type { Transaction } from '../database/index.ts'
import { statement } from '../database/index.ts'

/** Who calls, as the session says at this moment. Rights follow from the directory at `organisationRevision`. */
export interface Caller {
  tenantId: string
  personId: string
  accountId: string
  sessionHash: string
  organisationRevision: number
}

/** Idle for so long, a session is over (`security A21`). */
export const idleMillis = 30 * 60_000
/** However busy, a session is over after this. */
export const absoluteMillis = 12 * 3_600_000
/** `last_seen_at` is written at most once in this time, so that reading does not write. */
export const seenMillis = 60_000

const load = statement<Omit<Caller, 'tenantId' | 'sessionHash'>>(
  'session.load',
  `WITH alive AS (
     SELECT s.account_id, s.person_id, s.last_seen_at, t.organisation_revision
     FROM session s
     JOIN account a ON a.tenant_id = s.tenant_id AND a.id = s.account_id AND a.disabled_at IS NULL
     JOIN person p ON p.tenant_id = s.tenant_id AND p.id = s.person_id AND p.active
     JOIN tenant t ON t.id = s.tenant_id
     WHERE s.tenant_id = $1 AND s.id_hash = $2 AND s.expires_at > $3 AND s.last_seen_at > $4
   ), seen AS (
     UPDATE session SET last_seen_at = $3
     WHERE tenant_id = $1 AND id_hash = $2 AND last_seen_at < $5 AND EXISTS (SELECT FROM alive)
   )
   SELECT person_id AS "personId", account_id AS "accountId", organisation_revision AS "organisationRevision" FROM alive`,
)

/** The caller of a session, or undefined when it is unknown, idle for too long, over, or its account was closed. */
export async function loadCaller(
  tx: Transaction,
  sessionHash: string,
  now: string,
  before: (millis: number) => string,
): Promise<Caller | undefined> {
  const row = await tx.one(load, [tx.tenantId, sessionHash, now, before(idleMillis), before(seenMillis)])
  return row && { ...row, tenantId: tx.tenantId, sessionHash }
}
