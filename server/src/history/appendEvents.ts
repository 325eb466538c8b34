import {
  canonicalJson,
  eventFormat,
  type Actor,
  type CaseEvent,
  type EventData,
  type Json,
} from '@banshi/schemas'
import { eventHash } from './hashChain.ts'
import type { StoredEvent } from './readEvents.ts'
import { eventPlace, sealValues, splitSealed } from './sealing.ts'

export interface EventContext {
  tenantId: string
  caseId: string
  at: string
  actor: Actor
  commandId: string
  sealedKeys: ReadonlySet<string>
  /** Null when the form has nothing to seal. */
  key: Buffer | null
}

export interface NewEvent extends StoredEvent {
  type: EventData['type']
  v: number
}

/** The texts to append after an event: numbered, sealed, chained. */
export function chainEvents(
  after: { seq: number; hash: string },
  data: readonly EventData[],
  context: EventContext,
): NewEvent[] {
  let { seq, hash: prevHash } = after
  return data.map((change) => {
    seq++
    let sealed: Buffer | null = null
    let stored = change
    if (change.type === 'valuesChanged') {
      const parts = splitSealed(change.values, context.sealedKeys)
      if (parts.sealed) {
        if (!context.key) throw new Error('Expected a case key for sealed values, but found none')
        sealed = sealValues(context.key, parts.sealed, eventPlace(context.caseId, seq))
        stored = { type: 'valuesChanged', values: parts.plain, sealedKeys: Object.keys(parts.sealed).sort() }
      }
    }
    const { tenantId, caseId, at, actor, commandId } = context
    const event: CaseEvent = { tenantId, caseId, seq, v: eventFormat, at, actor, commandId, data: stored }
    const body = canonicalJson(event as unknown as Json)
    const hash = eventHash(prevHash, body, sealed)
    const row: NewEvent = { seq, v: eventFormat, type: change.type, body, sealed, prevHash, hash }
    prevHash = hash
    return row
  })
}
