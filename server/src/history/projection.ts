import type { EventData, FormValues, ProcessState, WorkItemState } from '@banshi/schemas'
import { evolve, initialState } from '@banshi/core/process'

/** One row of `work_item` as events leave it, without the node's name. */
export interface WorkItemRow {
  id: string
  kind: 'assigned' | 'pool'
  elementInstanceId: string
  nodeId: string
  assigneeId: string | null
  postId: string | null
  candidateIds: string[]
  status: 'open' | 'completed' | 'cancelled'
  action: string | null
  openedAt: string
  dueAt: string | null
  completedAt: string | null
  completedBy: string | null
}

export interface ParticipationRow {
  personId: string
  kind: 'starter' | 'participant'
  at: string
}

export interface TimerRow {
  timerId: string
  dueAt: string
  status: 'pending' | 'done'
}

/** Everything the tables say of a case, as a fold of its events; rows hold what the folded events touched. */
export interface Projection {
  state: ProcessState
  values: FormValues
  items: Map<string, WorkItemRow>
  people: Map<string, ParticipationRow>
  timers: Map<string, TimerRow>
  registeredAt: string | null
  endedAt: string | null
}

/** Before the first event. */
export const emptyProjection = (): Projection => projectionFrom(initialState, {}, null, null)

/** A projection that goes on from stored rows; it collects only what changes. */
export const projectionFrom = (
  state: ProcessState,
  values: FormValues,
  registeredAt: string | null,
  endedAt: string | null,
): Projection => ({
  state,
  values,
  items: new Map(),
  people: new Map(),
  timers: new Map(),
  registeredAt,
  endedAt,
})

type Opened = Omit<WorkItemState, 'claimedBy'> & { claimedBy?: string; dueAt?: string }

function openRow(state: ProcessState, item: Opened, at: string): WorkItemRow {
  const task = state.elements[item.elementId]?.userTask
  const assigneeId = item.assigneeId ?? item.claimedBy ?? null
  const asked = task?.participants.find(({ id, personId }) =>
    item.participantId ? id === item.participantId : personId === assigneeId,
  )
  return {
    id: item.id,
    kind: assigneeId ? 'assigned' : 'pool',
    elementInstanceId: item.elementId,
    nodeId: item.nodeId,
    assigneeId,
    postId: asked?.postId ?? null,
    candidateIds: assigneeId ? [] : (item.candidateIds ?? []),
    status: 'open',
    action: null,
    openedAt: at,
    dueAt: item.dueAt ?? task?.dueAt ?? null,
    completedAt: null,
    completedBy: null,
  }
}

function took(projection: Projection, personId: string, at: string): void {
  if (!projection.people.has(personId)) projection.people.set(personId, { personId, kind: 'participant', at })
}

/** The duty by which somebody returned a case was done by that; the others at the step were taken away. */
function returned(
  projection: Projection,
  data: Extract<EventData, { type: 'caseReturned' }>,
  at: string,
): void {
  const { elementId, personId, action } = data
  for (const row of projection.items.values()) {
    const own = row.assigneeId === personId || row.candidateIds.includes(personId)
    if (row.elementInstanceId !== elementId || row.status !== 'cancelled' || row.completedAt !== at || !own)
      continue
    projection.items.set(row.id, { ...row, status: 'completed', action, completedBy: personId })
  }
}

/** The row of an item that is about to change or has just been opened. */
function rowOf(
  projection: Projection,
  before: ProcessState,
  id: string,
  at: string,
): WorkItemRow | undefined {
  const known = projection.items.get(id)
  if (known) return { ...known }
  const item = before.workItems[id] ?? projection.state.workItems[id]
  return item && openRow(before, item, at)
}

/** Folds one event, its sealed values put back, into the projection. */
export function project(projection: Projection, data: EventData, at: string): void {
  const before = projection.state
  const state = evolve(before, data)
  projection.state = state
  const change = (id: string, set: (row: WorkItemRow) => Partial<WorkItemRow>): void => {
    const row = rowOf(projection, before, id, at)
    if (row) projection.items.set(id, { ...row, ...set(row) })
  }
  switch (data.type) {
    case 'caseStarted':
      projection.registeredAt = at
      if (data.starterId)
        projection.people.set(data.starterId, { personId: data.starterId, kind: 'starter', at })
      break
    case 'valuesChanged':
      projection.values = { ...projection.values, ...data.values }
      break
    case 'workItemOpened':
      projection.items.set(data.workItemId, openRow(state, { ...data, id: data.workItemId }, at))
      break
    case 'workItemClaimed':
    case 'workItemUnclaimed': {
      const item = state.workItems[data.workItemId]
      if (item)
        change(data.workItemId, ({ openedAt, dueAt }) => ({ ...openRow(state, item, openedAt), dueAt }))
      break
    }
    case 'workItemCompleted': {
      const { action, personId } = data
      change(data.workItemId, () => ({ status: 'completed', action, completedAt: at, completedBy: personId }))
      took(projection, personId, at)
      break
    }
    case 'workItemCancelled':
      change(data.workItemId, () => ({ status: 'cancelled', completedAt: at }))
      break
    case 'caseReturned':
      returned(projection, data, at)
      took(projection, data.personId, at)
      break
    case 'timerScheduled':
      projection.timers.set(data.timerId, { timerId: data.timerId, dueAt: data.dueAt, status: 'pending' })
      break
    case 'timerFired':
    case 'timerCancelled': {
      const dueAt = before.timers[data.timerId]?.dueAt ?? at
      projection.timers.set(data.timerId, { timerId: data.timerId, dueAt, status: 'done' })
      break
    }
    case 'caseEnded':
      projection.endedAt = at
      break
  }
}
