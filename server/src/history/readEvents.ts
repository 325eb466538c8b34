import type { CaseEvent } from '@banshi/schemas'
import { statement, type Transaction } from '../database/index.ts'
import { eventPlace, openValues } from './sealing.ts'
import { readBody } from './upcast.ts'

export interface StoredEvent {
  seq: number
  body: string
  sealed: Buffer | null
  prevHash: string
  hash: string
}

const list = statement<StoredEvent>(
  'caseEvent.list',
  `SELECT seq, body, sealed, prev_hash AS "prevHash", hash
   FROM case_event WHERE tenant_id = $1 AND case_id = $2 ORDER BY seq`,
)

/** All events of a case as they are stored. */
export const storedEvents = (tx: Transaction, caseId: string): Promise<StoredEvent[]> =>
  tx.query(list, [tx.tenantId, caseId])

/**
 * Events in today's format with their sealed values put back. Without the key (deleted on purpose) those values
 * stay away and all else can still be read.
 */
export function openEvents(stored: readonly StoredEvent[], caseId: string, key: Buffer | null): CaseEvent[] {
  return stored.map(({ seq, body, sealed }) => {
    const event = readBody(body)
    if (event.data.type !== 'valuesChanged' || !sealed || !key) return event
    const { sealedKeys: _, ...data } = event.data
    return {
      ...event,
      data: { ...data, values: { ...data.values, ...openValues(key, sealed, eventPlace(caseId, seq)) } },
    }
  })
}
