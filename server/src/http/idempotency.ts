import { createHash } from 'node:crypto'
import { canonicalJson, type Json } from '@banshi/schemas'
import { statement, type Transaction } from '../database/index.ts'
import { Refusal } from './refusal.ts'

interface Found {
  free: boolean
  requestHash: string | null
  status: number | null
  response: string | null
}

/** One statement: takes the key for this transaction (or learns that another has it) and looks for its answer. */
const take = statement<Found>(
  'idempotency.take',
  `SELECT l.free, i.request_hash AS "requestHash", i.status, i.response
   FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1::text || ':' || $2, 8209)) AS free) l
   LEFT JOIN idempotency i ON i.tenant_id = $3::uuid AND i.person_id = $1::uuid AND i.key = $2`,
)

const keep = statement<never>(
  'idempotency.keep',
  `INSERT INTO idempotency (tenant_id, person_id, key, request_hash, status, content_type, response, created_at)
   VALUES ($1, $2, $3, $4, $5, 'application/json', $6, $7)`,
)

export interface IdempotencyKey {
  key: string
  personId: string
  requestHash: string
}

/** The key of a request, from its header; required on every change that is not harmless to repeat (`security R20`). */
export function idempotencyKey(
  headers: Headers,
  personId: string,
  route: string,
  body: Json | undefined,
): IdempotencyKey {
  const key = headers.get('idempotency-key')
  if (!key) throw new Refusal(400, 'server.idempotencyKeyMissing')
  if (!/^[\w.:-]{8,100}$/.test(key)) throw new Refusal(400, 'server.idempotencyKeyFormat')
  const requestHash = createHash('sha256')
    .update(`${route}\n${canonicalJson(body ?? null)}`)
    .digest('hex')
  return { key, personId, requestHash }
}

/**
 * The recorded answer to an earlier request with the same key, or undefined when this one is the first.
 * Another body under the same key is 422, one still being worked on is 409. An answer is recorded in the same
 * transaction as its effect, so a crash leaves both or neither (`security R1`).
 */
export async function recordedAnswer(
  tx: Transaction,
  id: IdempotencyKey,
): Promise<{ status: number; response: string } | undefined> {
  const found = await tx.one(take, [id.personId, id.key, tx.tenantId])
  if (!found) throw new Error('Expected one row about the idempotency key, but found none')
  if (!found.free) throw new Refusal(409, 'server.idempotencyInFlight', {}, { retryAfter: 1 })
  if (found.requestHash === null) return undefined
  if (found.requestHash !== id.requestHash) throw new Refusal(422, 'server.idempotencyOtherBody')
  return { status: found.status ?? 200, response: found.response ?? '{}' }
}

export async function recordAnswer(
  tx: Transaction,
  id: IdempotencyKey,
  response: string,
  now: string,
): Promise<void> {
  await tx.query(keep, [tx.tenantId, id.personId, id.key, id.requestHash, 200, response, now])
}
