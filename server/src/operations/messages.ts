import type { MessageSummary } from '@banshi/schemas/api'
import type { Json } from '@banshi/schemas'
import { cursorOf, likePattern, placeOf } from '../cases/cursor.ts'
import { messageDays } from '../cases/requested.ts'
import { addMillis } from '../clock.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain, Reader } from '../domain.ts'
import { matchMessages } from '../effects/messages.ts'
import { notFound } from '../http/refusal.ts'
import { newRowId } from '../rowId.ts'
import { unitNamed } from '../organisation/names.ts'
import type { Page } from './listWaits.ts'
import { unitsOperated } from './unitsOperated.ts'

const keptMillis = messageDays * 86_400_000

interface Row {
  messageId: string
  name: string
  key: string | null
  status: 'waiting' | 'dead'
  unitId: string
  fromCaseId: string | null
  caseNo: string | null
  title: string | null
  at: string
  expiresAt: string
}

const select = statement<Row>(
  'message.list',
  `SELECT m.id AS "messageId", m.name, m.key, m.status, m.unit_id AS "unitId", m.from_case_id AS "fromCaseId",
     c.case_no AS "caseNo", c.title, m.at, m.expires_at AS "expiresAt"
   FROM message m LEFT JOIN "case" c ON c.tenant_id = m.tenant_id AND c.id = m.from_case_id
   WHERE m.tenant_id = $1 AND m.status IN ('waiting', 'dead') AND m.unit_id = ANY($2::uuid[])
     AND ($3::text IS NULL OR m.name ILIKE $3 OR m.key ILIKE $3 OR c.title ILIKE $3 OR c.case_no ILIKE $3)
     AND ($4::timestamptz IS NULL OR (m.at, m.id) > ($4, $5::uuid))
   ORDER BY m.at, m.id LIMIT $6`,
)
const insert = statement<never>(
  'message.insert',
  `INSERT INTO message (tenant_id, id, name, key, values, unit_id, person_id, status, at, expires_at)
   VALUES ($1, $2, $3, $4, $5::json, $6, $7, 'waiting', $8, $9)`,
)
const keepOn = statement<{ name: string }>(
  'message.keepOn',
  `UPDATE message SET status = 'waiting', expires_at = $4
   WHERE tenant_id = $1 AND id = $2 AND status IN ('waiting', 'dead') AND unit_id = ANY($3::uuid[]) RETURNING name`,
)
const discard = statement<{ id: string }>(
  'message.discard',
  `DELETE FROM message WHERE tenant_id = $1 AND id = $2 AND status IN ('waiting', 'dead') AND unit_id = ANY($3::uuid[])
   RETURNING id`,
)

export type Sent = { messageId: string; status: 'delivered' | 'waiting' }

/** Takes a message in from outside and gives it to its receiver at once, if there is one. */
export async function sendMessage(
  domain: Domain,
  tx: Transaction,
  by: { personId: string; now: string },
  message: { unitId: string; name: string; key?: string; values?: Record<string, Json> },
): Promise<Sent> {
  const messageId = newRowId(domain.clock)
  const { unitId, name, key = null, values = {} } = message
  const { personId, now } = by
  await tx.query(insert, [
    ...[tx.tenantId, messageId, name, key, JSON.stringify(values), unitId, personId, now],
    addMillis(now, keptMillis),
  ])
  const delivered = await matchMessages(domain, tx, name, now)
  return { messageId, status: delivered.has(messageId) ? 'delivered' : 'waiting' }
}

/** Looks once more for a receiver; a message that had waited too long waits on. */
export async function retryMessage(
  domain: Domain,
  tx: Transaction,
  reader: Reader,
  messageId: string,
  now: string,
): Promise<Sent> {
  const until = addMillis(now, keptMillis)
  const kept = await tx.one(keepOn, [tx.tenantId, messageId, unitsOperated(reader), until])
  if (!kept) throw notFound()
  const delivered = await matchMessages(domain, tx, kept.name, now)
  return { messageId, status: delivered.has(messageId) ? 'delivered' : 'waiting' }
}

export async function discardMessage(tx: Transaction, reader: Reader, messageId: string): Promise<void> {
  if (!(await tx.one(discard, [tx.tenantId, messageId, unitsOperated(reader)]))) throw notFound()
}

/** Messages nobody has taken, oldest first. */
export async function listMessages(
  tx: Transaction,
  reader: Reader,
  query: Page,
): Promise<{ messages: MessageSummary[]; nextCursor: string | null }> {
  const limit = query.limit ?? 50
  const [at, id] = placeOf(query.cursor, 2) ?? [null, null]
  const values = [tx.tenantId, unitsOperated(reader), likePattern(query.search), at, id, limit + 1]
  const found = await tx.query(select, values)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  const messages = rows.map(({ unitId, fromCaseId, caseNo, title, ...row }) => ({
    ...row,
    unit: unitNamed(reader.directory, unitId),
    from: fromCaseId === null ? null : { caseId: fromCaseId, caseNo: caseNo ?? '', title: title ?? '' },
  }))
  return { messages, nextCursor: found.length > limit && last ? cursorOf([last.at, last.messageId]) : null }
}
