import { done, dutyOf, reject, type Handler } from './command.ts'

/** 取消签收: back to the pool. */
export const unclaimWorkItem: Handler<'unclaimWorkItem'> = (transition, { workItemId }) => {
  const duty = dutyOf(transition, workItemId)
  if (!duty.ok) return duty
  if (duty.value.claimedBy === undefined) return reject('notClaimed')
  transition.emit({ type: 'workItemUnclaimed', workItemId })
  return done
}
