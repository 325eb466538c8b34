import type { Json } from '@banshi/schemas'
import { idFrom } from '../cases/derivedId.ts'
import { commandCase } from '../cases/systemCommand.ts'
import { statement, type Transaction } from '../database/index.ts'
import type { Domain } from '../domain.ts'
import { textIn } from '../jobs/payload.ts'
import { beginningWith, begin } from './startEvents.ts'

interface Message {
  id: string
  name: string
  key: string | null
  values: Record<string, Json>
  unitId: string
  personId: string
}

const hold = statement<never>('message.hold', 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))')
const selectWaiting = statement<Message>(
  'message.waiting',
  `SELECT id, name, key, values, unit_id AS "unitId", person_id AS "personId" FROM message
   WHERE tenant_id = $1 AND status = 'waiting' AND name = $2 AND expires_at > $3
   ORDER BY at, position, id LIMIT 200`,
)
const selectReceivers = statement<{ caseId: string }>(
  'message.receivers',
  `SELECT case_id AS "caseId" FROM case_wait
   WHERE tenant_id = $1 AND kind = 'message' AND name IN ($2, '') AND (key IS NULL OR key = $3)
   GROUP BY case_id ORDER BY min(since), case_id LIMIT 20`,
)
const markDelivered = statement<never>(
  'message.delivered',
  `UPDATE message SET status = 'delivered', to_case_id = $3, delivered_at = $4 WHERE tenant_id = $1 AND id = $2`,
)

/** The case that takes the message: the one that has waited longest, else a new one of a type that begins with it. */
async function receiver(
  domain: Domain,
  tx: Transaction,
  message: Message,
  now: string,
): Promise<string | undefined> {
  const { id, name, key, values, unitId, personId } = message
  const commandId = idFrom(`message/${id}`)
  const command = {
    type: 'deliverMessage' as const,
    messageId: id,
    name,
    ...(key !== null && { key }),
    values,
  }
  for (const { caseId } of await tx.query(selectReceivers, [tx.tenantId, name, key])) {
    const outcome = await commandCase(domain, tx, caseId, { command, commandId, now })
    if (outcome.kind === 'done') return caseId
  }
  for (const beginning of await beginningWith(domain, tx, 'message', name, unitId)) {
    const by = { unitId, starterId: personId, payload: values, commandId, now }
    const started = await begin(domain, tx, beginning, by)
    if (started.ok) return started.value.caseId
  }
  return undefined
}

/**
 * Gives waiting messages of one name to whoever waits for them, the oldest first, each to exactly one receiver. One
 * transaction at a time looks at a name, so that a message that is just being sent and a case that just begins to wait
 * never miss each other: whichever commits second looks after the first.
 */
export async function matchMessages(
  domain: Domain,
  tx: Transaction,
  name: string,
  now: string,
): Promise<Set<string>> {
  await tx.query(hold, [`${tx.tenantId}/message/${name}`])
  const delivered = new Set<string>()
  for (const message of await tx.query(selectWaiting, [tx.tenantId, name, now])) {
    const caseId = await receiver(domain, tx, message, now)
    if (caseId === undefined) continue
    await tx.query(markDelivered, [tx.tenantId, message.id, caseId, now])
    delivered.add(message.id)
  }
  return delivered
}

const expire = statement<never>(
  'message.expire',
  `UPDATE message SET status = 'dead' WHERE tenant_id = $1 AND status = 'waiting' AND expires_at <= $2`,
)

/** Sent messages find their receivers; those that nobody took in time are shown to operators. */
export function handleMessages(domain: Domain): void {
  domain.jobs.handle({
    table: 'outbox',
    kind: 'matchMessages',
    inside: async (tx, { payload, now }) => {
      const name = textIn(payload, 'name')
      if (name !== undefined) await matchMessages(domain, tx, name, now)
    },
  })
  domain.jobs.periodically('expired messages', 600_000, (tenantId, now) =>
    domain.db.tenant(tenantId, async (tx) => void (await tx.query(expire, [tenantId, now]))),
  )
}
