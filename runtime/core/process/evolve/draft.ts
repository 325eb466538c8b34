import type { ElementInstance, ProcessState } from '@banshi/schemas'

/** The parts of a state that are records by id or name. */
type RecordName =
  | 'elements'
  | 'workItems'
  | 'waiting'
  | 'timers'
  | 'subscriptions'
  | 'completed'
  | 'incidents'
  | 'variables'
type Entry<N extends RecordName> = ProcessState[N][string]

/** `{ ...record }` takes five times as long for a record of many keys, and `delete` would make every later look slow. */
function copyOf<T>(record: Readonly<Record<string, T>>, without?: string): Record<string, T> {
  const copy: Record<string, T> = {}
  for (const key in record) if (key !== without) copy[key] = record[key] as T
  return copy
}

/**
 * A state being changed. The given one is never touched: the state, its counters and each of its records are copied before
 * their first change and only once, however many events follow. Entries of records are never changed but replaced, so
 * whoever holds one keeps what they saw.
 */
export class Draft {
  state: ProcessState
  private sharedVariables: ProcessState['variables'] | undefined

  constructor(private readonly given: ProcessState) {
    this.state = given
  }

  /** The state as it may be changed. */
  own(): ProcessState {
    if (this.state === this.given) this.state = { ...this.given }
    return this.state
  }

  /** Somebody has got the record of variables itself as a value: from now on it stays as it is. */
  shareVariables(): void {
    this.sharedVariables = this.state.variables
  }

  /** Keys are our own counters or names checked by schema. */
  set<N extends RecordName>(name: N, key: string, entry: NoInfer<Entry<N>>): void {
    const state: Record<RecordName, Record<string, unknown>> = this.own()
    if (state[name] === this.given[name] || state[name] === this.sharedVariables) {
      state[name as RecordName] = copyOf(state[name as RecordName])
    }
    const record: Record<string, unknown> = state[name as RecordName]
    record[key] = entry
  }

  remove(name: RecordName, key: string): void {
    if (!Object.hasOwn(this.state[name], key)) return
    const state: Record<RecordName, Record<string, unknown>> = this.own()
    state[name] = copyOf(state[name], key)
  }

  /** The live element, if it is there. */
  element(elementId: string): ElementInstance | undefined {
    const { elements } = this.state
    return Object.hasOwn(elements, elementId) ? elements[elementId] : undefined
  }

  /** Counters never go back, so that an id is given once in a case; the number stands in the id: `e17`. */
  count(kind: keyof ProcessState['counters'], id: string): void {
    const number = Number(id.slice(1))
    const state = this.own()
    if (!(number > state.counters[kind])) return
    if (state.counters === this.given.counters) state.counters = { ...state.counters }
    state.counters[kind] = number
  }
}
