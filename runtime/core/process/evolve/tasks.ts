import type { ElementInstance, ParticipantState } from '@banshi/schemas'
import type { Draft } from './draft.ts'
import type { Folds } from './fold.ts'

type UserTaskState = NonNullable<ElementInstance['userTask']>

/** Changes one participant of a user task, if there is such a one. */
function updateParticipant(
  draft: Draft,
  elementId: string,
  participantId: string,
  status: ParticipantState['status'],
  action: ParticipantState['action'],
): void {
  const element = draft.element(elementId)
  if (!element?.userTask) return
  const { participants } = element.userTask
  const at = participants.findIndex(({ id }) => id === participantId)
  const participant = participants[at]
  if (!participant) return
  const userTask: UserTaskState = {
    ...element.userTask,
    participants: participants.with(at, { ...participant, status, action }),
  }
  draft.set('elements', elementId, { ...element, userTask })
}

function claim(draft: Draft, workItemId: string, claimedBy: string | undefined): void {
  const { workItems } = draft.state
  const item = Object.hasOwn(workItems, workItemId) ? workItems[workItemId] : undefined
  if (item) draft.set('workItems', workItemId, { ...item, claimedBy })
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
  userTaskOpened(draft, { elementId, completion, participants, resultName, dueAt, returnTo }) {
    const element = draft.element(elementId)
    if (!element) return
    const asked: ParticipantState[] = []
    for (const { id, personId, postId, weight } of participants) {
      asked.push({ id, personId, postId, weight, status: 'open', action: undefined })
      draft.count('a', id)
    }
    const userTask: UserTaskState = { completion, participants: asked, resultName, dueAt, returnTo }
    draft.set('elements', elementId, { ...element, userTask })
  },
  userTaskSkipped: () => {},
  workItemOpened(draft, { workItemId, elementId, nodeId, participantId, assigneeId, candidateIds }) {
    draft.count('w', workItemId)
    draft.set('workItems', workItemId, {
      id: workItemId,
      elementId,
      nodeId,
      participantId,
      assigneeId,
      candidateIds,
      claimedBy: undefined,
    })
  },
  workItemClaimed: (draft, { workItemId, personId }) => claim(draft, workItemId, personId),
  workItemUnclaimed: (draft, { workItemId }) => claim(draft, workItemId, undefined),
  workItemCompleted(draft, { workItemId, elementId, participantId, action }) {
    draft.remove('workItems', workItemId)
    updateParticipant(draft, elementId, participantId, action === 'recuse' ? 'recused' : 'answered', action)
  },
  workItemCancelled(draft, { workItemId, elementId }) {
    const { workItems } = draft.state
    const item = Object.hasOwn(workItems, workItemId) ? workItems[workItemId] : undefined
    draft.remove('workItems', workItemId)
    const participant = draft
      .element(elementId)
      ?.userTask?.participants.find(({ id }) => id === item?.participantId)
    if (participant?.status === 'open') {
      updateParticipant(draft, elementId, participant.id, 'released', participant.action)
    }
  },
  voteClosed: () => {},
}
