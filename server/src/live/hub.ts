import type { LiveMessage } from '@banshi/schemas/api'

/** For whom a message is: everybody it concerns, by person. */
export interface Notice {
  tenantId: string
  personIds: readonly string[]
  message: LiveMessage
}

type Listener = (message: LiveMessage) => void

/** Passes hints to the open streams of this process, and through PostgreSQL to those of the others. */
export interface Hub {
  /** Call after commit only: `tx.afterCommit(() => hub.publish(…))`. */
  publish(notice: Notice): void
  /** Delivers to the streams of this process without telling other processes. */
  deliver(notice: Notice): void
  subscribe(tenantId: string, personId: string, listener: Listener): () => void
  /** What is told of every published notice; set by the link between processes. */
  onPublish(forward: (notice: Notice) => void): void
  streams(): number
}

export function createHub(): Hub {
  const listeners = new Map<string, Set<Listener>>()
  let forward: (notice: Notice) => void = () => undefined
  const nameOf = (tenantId: string, personId: string): string => `${tenantId}/${personId}`
  const deliver = ({ tenantId, personIds, message }: Notice): void => {
    for (const personId of new Set(personIds))
      for (const listener of listeners.get(nameOf(tenantId, personId)) ?? []) listener(message)
  }
  return {
    deliver,
    publish: (notice) => {
      deliver(notice)
      forward(notice)
    },
    subscribe: (tenantId, personId, listener) => {
      const name = nameOf(tenantId, personId)
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      return () => {
        known.delete(listener)
        if (known.size === 0) listeners.delete(name)
      }
    },
    onPublish: (given) => {
      forward = given
    },
    streams: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  }
}
