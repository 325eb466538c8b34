import type { Json, ProcessState } from '@banshi/schemas'
import { sameText } from './sameText.ts'

/** One row of `case_wait`, without the moment it was written. */
export interface WaitRow {
  id: string
  kind: 'message' | 'signal' | 'conditional' | 'connector' | 'callback' | 'caseEnd' | 'incident'
  elementId: string
  nodeId: string
  nodeName: string
  name: string
  key: string | null
  attempt: number | null
  params: Record<string, Json>
}

export type NameAt = (state: ProcessState, elementId: string, nodeId: string) => string

/** Everything a case waits for besides people and time, by id inside the case. */
export function waitsOf(state: ProcessState, nameAt: NameAt): Map<string, WaitRow> {
  const rows = new Map<string, WaitRow>()
  const add = (
    id: string,
    kind: WaitRow['kind'],
    at: { elementId: string; nodeId: string },
    more: Partial<WaitRow>,
  ) => {
    const { elementId, nodeId } = at
    const nodeName = nameAt(state, elementId, nodeId)
    const base = { id, kind, elementId, nodeId, nodeName, name: '', key: null, attempt: null, params: {} }
    rows.set(id, { ...base, ...more })
  }
  for (const [id, one] of Object.entries(state.subscriptions))
    add(id, one.kind, one, { name: one.name, key: one.key ?? null })
  for (const element of Object.values(state.elements)) {
    const { id, nodeId, request } = element
    if (request) add(id, request.kind, { elementId: id, nodeId }, { attempt: request.attempt })
  }
  for (const [id, incident] of Object.entries(state.incidents))
    add(id, 'incident', incident, { name: incident.code, params: incident.params })
  return rows
}

export interface ChangedWaits {
  opened: WaitRow[]
  /** As they were before they were over or changed. */
  left: WaitRow[]
  /** Ids of those that are over. */
  closed: string[]
}

/** What has begun (or changed) and what is over between two states of a case. */
export function changedWaits(
  before: ReadonlyMap<string, WaitRow>,
  after: ReadonlyMap<string, WaitRow>,
): ChangedWaits {
  const opened = [...after.values()].filter((row) => !sameText(before.get(row.id), row))
  const left = [...before.values()].filter((row) => !sameText(after.get(row.id), row))
  return { opened, left, closed: left.filter((row) => !after.has(row.id)).map(({ id }) => id) }
}
