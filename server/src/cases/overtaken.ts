import type { Directory } from '@banshi/core/organisation'
import { businessTime } from '../clock.ts'
import { timeZone } from '../domain.ts'
import { statement, type Transaction } from '../database/index.ts'
import { conflict, type Refusal } from '../http/refusal.ts'
import { personName } from '../organisation/names.ts'

const closedBy = statement<{ personId: string | null; at: string }>(
  'caseEvent.closedBy',
  `SELECT body::json->'actor'->>'personId' AS "personId", at FROM case_event
   WHERE tenant_id = $1 AND case_id = $2 AND type IN ('workItemCompleted', 'workItemCancelled')
     AND body::json->'data'->>'workItemId' = $3
   ORDER BY seq DESC LIMIT 1`,
)

/** The 409 for who came second: names the winner and when (`security R7`); undefined when the item is not done. */
export async function alreadyHandled(
  tx: Transaction,
  directory: Directory,
  caseId: string,
  workItemId: string,
): Promise<Refusal | undefined> {
  const winner = await tx.one(closedBy, [tx.tenantId, caseId, workItemId])
  if (!winner) return undefined
  const when = { at: businessTime(winner.at, timeZone), instant: winner.at }
  if (!winner.personId) return conflict('cases.closedByDeadline', when)
  return conflict('cases.alreadyHandled', { name: personName(directory, winner.personId), ...when })
}

/** What happens beside a step without touching what its page shows: other answers and claims. */
const harmless = ['workItemCompleted', 'workItemCancelled', 'workItemClaimed', 'workItemUnclaimed']

const movedSince = statement<{ moved: boolean }>(
  'caseEvent.movedSince',
  `SELECT EXISTS (
     SELECT FROM case_event WHERE tenant_id = $1 AND case_id = $2 AND seq > $3 AND type <> ALL($4::text[])
   ) AS moved`,
)

/**
 * Whether a page that saw event `seq` still shows what is decided on: values and steps as they are. Votes of other
 * members do not count, or a ballot of seven could never be answered at once.
 */
export async function isStale(
  tx: Transaction,
  caseId: string,
  seq: number,
  lastSeq: number,
): Promise<boolean> {
  if (seq === lastSeq) return false
  if (seq > lastSeq) return true
  return (await tx.one(movedSince, [tx.tenantId, caseId, seq, harmless]))?.moved ?? true
}
