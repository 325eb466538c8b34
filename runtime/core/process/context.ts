import type { Actor, CalendarData, Effect, EventData, FormValues, Json, ProcessState } from '@banshi/schemas'
import type { Directory } from '../organisation/index.ts'
import type { Program } from './program.ts'

/** Another business type as it can be called now. */
export interface CalledProgram {
  key: string
  version: number
  hash: string
  program: Program
}

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
  /** The definition a running call is pinned to, by hash. */
  programs?: (hash: string) => Program | undefined
  /** The business type a call begins now: the version it names, or the latest. */
  callable?: (key: string, version: number | 'latest') => CalledProgram | undefined
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
