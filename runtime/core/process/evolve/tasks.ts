import type { ParticipantState, ProcessState } from '@banshi/schemas'
import type { Folds } from './fold.ts'
import { counted, entryOf, withEntry, withoutEntry } from './record.ts'

function updateParticipants(
  state: ProcessState,
  elementId: string,
  update: (participant: ParticipantState) => ParticipantState,
): ProcessState['elements'] {
  const element = entryOf(state.elements, elementId)
  if (!element?.userTask) return state.elements
  const userTask = { ...element.userTask, participants: element.userTask.participants.map(update) }
  return withEntry(state.elements, elementId, { ...element, userTask })
}

function claimed(state: ProcessState, workItemId: string, claimedBy: string | undefined): ProcessState {
  const item = entryOf(state.workItems, workItemId)
  if (!item) return state
  return { ...state, workItems: withEntry(state.workItems, workItemId, { ...item, claimedBy }) }
}

export const taskFolds: Folds<
  | 'userTaskOpened'
  | 'userTaskSkipped'
  | 'workItemOpened'
  | 'workItemClaimed'
  | 'workItemUnclaimed'
  | 'workItemCompleted'
  | 'workItemCancelled'
  | 'voteClosed'
> = {
  userTaskOpened(state, { elementId, completion, participants, resultName, dueAt, returnTo }) {
    const element = entryOf(state.elements, elementId)
    if (!element) return state
    const userTask = {
      completion,
      participants: participants.map(({ id, personId, postId, weight }): ParticipantState => ({
        id,
        personId,
        postId,
        weight,
        status: 'open',
        action: undefined,
      })),
      resultName,
      dueAt,
      returnTo,
    }
    return {
      ...state,
      counters: participants.reduce((counters, { id }) => counted(counters, 'a', id), state.counters),
      elements: withEntry(state.elements, elementId, { ...element, userTask }),
    }
  },
  userTaskSkipped: (state) => state,
  workItemOpened: (state, { workItemId, elementId, nodeId, participantId, assigneeId, candidateIds }) => ({
    ...state,
    counters: counted(state.counters, 'w', workItemId),
    workItems: withEntry(state.workItems, workItemId, {
      id: workItemId,
      elementId,
      nodeId,
      participantId,
      assigneeId,
      candidateIds,
      claimedBy: undefined,
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
      participant.status === 'open' && participant.id === entryOf(state.workItems, workItemId)?.participantId
        ? { ...participant, status: 'released' }
        : participant,
    ),
  }),
  voteClosed: (state) => state,
}
