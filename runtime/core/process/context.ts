import type { Actor, CalendarData, EventData, FormValues, Json, ProcessState } from '@banshi/schemas'
import type { Directory } from '../organisation/index.ts'

/** Everything impure arrives as data (`design §4`). */
export interface DecideContext {
  /** UTC instant. */
  now: string
  /** One number in [0, 1) per command, kept in the event that used it. */
  random: number
  actor: Actor
  directory: Directory
  calendar: (unitId: string) => CalendarData | undefined
  /** Form values as stored; the command's own changes come on top. */
  values: FormValues
  /** Answers to what `needs` asked for. */
  lookups: Record<string, Json>
}

/** A request to the world that is not already an event; carried out after the commit. */
export interface Effect {
  type: 'notify'
  personIds: string[]
  code: string
  params: Record<string, string>
}

/** A question to other cases or registers that must be answered before deciding. */
export interface LookupRequest {
  key: string
  lookupId: string
}

export interface Decision {
  events: EventData[]
  effects: Effect[]
  /** What the events lead to, so that nobody has to fold them once more. */
  state: ProcessState
}
