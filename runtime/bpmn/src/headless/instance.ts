import { decide, evolve, initialState } from '@banshi/core/process'
import type { Actor, Command, Effect, EventData, ProcessState, Rejection } from '@banshi/schemas'
import type { HeadlessProcess } from './model.ts'
import { directory, personId, workingWeek } from './place.ts'

const thePerson: Actor = { kind: 'person', personId }
const theSystem: Actor = { kind: 'system' }
const byPeople: ReadonlySet<Command['type']> = new Set([
  'startCase',
  'completeWorkItem',
  'returnWorkItem',
  'recuse',
  'startActivity',
])

export interface Applied {
  events: EventData[]
  effects: Effect[]
}

export const restored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A running instance of a process. */
export class Instance {
  state: ProcessState = initialState

  constructor(
    readonly process: HeadlessProcess,
    readonly number: number,
    /** Saves and restores the state between all steps and takes it from its events alone. */
    private readonly isRestored: boolean,
  ) {}

  get isRunning(): boolean {
    return this.state.status === 'running'
  }

  apply(
    given: Command,
    now: string,
    random: number,
  ): { ok: true; value: Applied } | { ok: false; error: Rejection } {
    if (this.isRestored) this.state = restored(this.state)
    const command = this.isRestored ? restored(given) : given
    const decided = decide(this.process.program, this.state, command, {
      now,
      random,
      actor: byPeople.has(command.type) ? thePerson : theSystem,
      directory,
      calendar: () => workingWeek,
      values: {},
      lookups: {},
    })
    if (!decided.ok) return decided
    const { events, effects, state } = decided.value
    this.state = this.isRestored ? restored(events).reduce(evolve, this.state) : state
    return { ok: true, value: { events, effects } }
  }
}
