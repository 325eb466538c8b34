import type { ParticipantState, ProcessState } from '@banshi/schemas'
import type { Folds } from './fold.ts'
import { numberOf, withEntry, withoutEntry } from './record.ts'

function updateParticipants(
  state: ProcessState,
  elementId: string,
  update: (participant: ParticipantState) => ParticipantState,
): ProcessState['elements'] {
  const element = state.elements[elementId]
  if (!element?.userTask) return state.elements
  const userTask = { ...element.userTask, participants: element.userTask.participants.map(update) }
  return withEntry(state.elements, elementId, { ...element, userTask })
}

function claimed(state: ProcessState, workItemId: string, claimedBy: string | undefined): ProcessState {
  const item = state.workItems[workItemId]
  if (!item) return state
  const { claimedBy: _before, ...rest } = item
  return { ...state, workItems: withEntry(state.workItems, workItemId, claimedBy ? { ...rest, claimedBy } : rest) }
}

export const taskFolds: Folds<
  'userTaskOpened' | 'userTaskSkipped' | 'workItemOpened' | 'workItemClaimed' | 'workItemUnclaimed' | 'workItemCompleted' | 'workItemCancelled' | 'voteClosed'
> = {
  userTaskOpened(state, { elementId, completion, participants, resultName, dueAt, returnTo }) {
    const element = state.elements[elementId]
    if (!element) return state
    const userTask = {
      completion,
      participants: participants.map((participant): ParticipantState => ({ ...participant, status: 'open' })),
      resultName,
      ...(dueAt ? { dueAt } : {}),
      ...(returnTo ? { returnTo } : {}),
    }
    return {
      ...state,
      counters: { ...state.counters, a: Math.max(state.counters.a, ...participants.map(({ id }) => numberOf(id))) },
      elements: withEntry(state.elements, elementId, { ...element, userTask }),
    }
  },
  userTaskSkipped: (state) => state,
  workItemOpened: (state, { workItemId, elementId, nodeId, participantId, assigneeId, candidateIds }) => ({
    ...state,
    counters: { ...state.counters, w: numberOf(workItemId) },
    workItems: withEntry(state.workItems, workItemId, {
      id: workItemId,
      elementId,
      nodeId,
      ...(participantId ? { participantId } : {}),
      ...(assigneeId ? { assigneeId } : {}),
      ...(candidateIds ? { candidateIds } : {}),
    }),
  }),
  workItemClaimed: (state, { workItemId, personId }) => claimed(state, workItemId, personId),
  workItemUnclaimed: (state, { workItemId }) => claimed(state, workItemId, undefined),
  workItemCompleted: (state, { workItemId, elementId, participantId, action }) => ({
    ...state,
    workItems: withoutEntry(state.workItems, workItemId),
    elements: updateParticipants(state, elementId, (participant) =>
      participant.id === participantId
        ? { ...participant, status: action === 'recuse' ? 'recused' : 'answered', action }
        : participant,
    ),
  }),
  workItemCancelled: (state, { workItemId, elementId }) => ({
    ...state,
    workItems: withoutEntry(state.workItems, workItemId),
    elements: updateParticipants(state, elementId, (participant) =>
      participant.status === 'open' && participant.id === state.workItems[workItemId]?.participantId
        ? { ...participant, status: 'released' }
        : participant,
    ),
  }),
  voteClosed: (state) => state,
}
