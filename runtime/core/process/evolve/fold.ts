import type { EventOf, EventType } from '@banshi/schemas'
import type { Draft } from './draft.ts'

/** What one kind of event does to the state. */
export type Fold<T extends EventType> = (draft: Draft, event: EventOf<T>) => void
export type Folds<T extends EventType> = { [K in T]: Fold<K> }
