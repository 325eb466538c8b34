import type { EventOf, EventType, ProcessState } from '@banshi/schemas'

/** What one kind of event does to the state. */
export type Fold<T extends EventType> = (state: ProcessState, event: EventOf<T>) => ProcessState
export type Folds<T extends EventType> = { [K in T]: Fold<K> }
