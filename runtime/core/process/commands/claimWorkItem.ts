import { done, dutyOf, personOf, reject, type Handler } from './command.ts'

/** 签收: one of the candidates takes the duty. */
export const claimWorkItem: Handler<'claimWorkItem'> = (transition, { workItemId }) => {
  const duty = dutyOf(transition, workItemId)
  if (!duty.ok) return duty
  if (!duty.value.candidateIds) return reject('notAPool')
  if (duty.value.claimedBy) return reject('alreadyClaimed')
  transition.emit({ type: 'workItemClaimed', workItemId, personId: personOf(transition) })
  return done
}
