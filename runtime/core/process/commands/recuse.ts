import { isOffered } from '../offered.ts'
import { answer } from './completeWorkItem.ts'
import { done, dutyOf, reject, type Handler } from './command.ts'

/** 回避: the member leaves the base of this ballot, never that of its quorum (`templates 0.7`). */
export const recuse: Handler<'recuse'> = (transition, { workItemId, reason }) => {
  const duty = dutyOf(transition, workItemId)
  if (!duty.ok) return duty
  const { elementId, nodeId } = duty.value
  if (!isOffered(transition.programAt(transition.element(elementId).scopeId), nodeId, 'recuse'))
    return reject('actionNotOffered', { action: 'recuse' })
  if (!reason.trim()) return reject('reasonRequired')
  answer(transition, duty.value, 'recuse', reason.trim())
  return done
}
