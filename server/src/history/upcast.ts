import { caseEvent, eventFormat, type CaseEvent, type Json } from '@banshi/schemas'

type JsonObject = { [key: string]: Json }
/** Reads an event of one format as the next: from `v` to `v + 1`. History itself is never rewritten (`traps 2.6`). */
export type Upcaster = (event: JsonObject) => JsonObject

/** By `<event type>@<v>` of the event read. A type without an entry is the same in the next format. */
export const upcasters: ReadonlyMap<string, Upcaster> = new Map()

/** A stored event as today's code understands it. Throws when it was written by a newer version. */
export function upcast(
  stored: JsonObject,
  table: ReadonlyMap<string, Upcaster> = upcasters,
  target: number = eventFormat,
): JsonObject {
  let event = stored
  for (;;) {
    const v = event['v']
    if (typeof v !== 'number' || v > target)
      throw new Error(`Expected an event of format ${target} or older, but found ${String(v)}`)
    if (v === target) return event
    const type = (event['data'] as JsonObject | undefined)?.['type']
    const step = table.get(`${String(type)}@${v}`)
    event = { ...(step ? step(event) : event), v: v + 1 }
  }
}

/** The event a stored text says; throws when it is none. */
export const readBody = (body: string): CaseEvent => caseEvent.parse(upcast(JSON.parse(body) as JsonObject))
