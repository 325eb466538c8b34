import { endedWords } from '@banshi/web'
import type { Translate } from '@banshi/web'
import type { Acted, CaseDetail, OfferedAction, TimelineEntry } from '@banshi/schemas/api'
import type { ActionCode } from '@banshi/schemas'

type MyWorkItem = NonNullable<CaseDetail['workItem']>

export const completing = ['approve', 'disapprove', 'abstain'] as const
export type CompletingCode = (typeof completing)[number]
export const isCompleting = (code: ActionCode): code is CompletingCode =>
  (completing as readonly ActionCode[]).includes(code)

export const returning = ['returnToPrevious', 'returnToApplicant', 'returnToNode'] as const
export type ReturningCode = (typeof returning)[number]
export const isReturning = (code: ActionCode): code is ReturningCode =>
  (returning as readonly ActionCode[]).includes(code)

/** The words on an action's button: the definition's own, else what happens next (`ui §1.2`). */
export function actionLabel(action: OfferedAction, item: MyWorkItem, t: Translate): string {
  if (action.label !== undefined) return action.label
  const next = item.nextNodeName
  if (action.code !== 'approve' || item.isVote) return t(`desk.action_${action.code}`)
  if (item.taskKind === 'handle') return t('desk.handleDone')
  if (item.taskKind === 'fill') return next === null ? t('desk.submit') : t('desk.submitAndSend', { next })
  return next === null ? t('desk.action_approve') : t('desk.approveAndSend', { next })
}

/** The confirmation after an act: 「已送街道办主任审批，编号 …」. */
export function sentWords(answer: Acted, t: Translate): string {
  const { caseNo } = answer
  if (answer.state === 'ended')
    return t('desk.sentEnded', { result: answer.resultLabel ?? t('web.ended'), caseNo })
  return answer.currentNodes.length > 0
    ? t('desk.sentTo', { nodes: answer.currentNodes.join('、'), caseNo })
    : t('desk.sentOn', { caseNo })
}

function didWords(entry: TimelineEntry, t: Translate): string {
  if (entry.action === 'approve' && entry.taskKind === 'fill') return t('desk.did_submit')
  if (entry.action === 'approve' && entry.taskKind === 'handle') return t('desk.did_handle')
  return t(`desk.did_${entry.action ?? 'approve'}`)
}

/** What happened, in one line. */
export function entryTitle(entry: TimelineEntry, t: Translate): string {
  const node = entry.nodeName
  switch (entry.kind) {
    case 'started':
      return t('desk.entry_started')
    case 'arrived':
      return t('desk.entry_arrived', { node })
    case 'action':
      return t('desk.entry_action', { node, action: didWords(entry, t) })
    case 'returned':
      return t('desk.entry_returned', { node, to: entry.toNodeName ?? '' })
    case 'voteClosed':
      return t(
        entry.result === null
          ? 'desk.entry_voteClosed'
          : entry.result.passed
            ? 'desk.entry_votePassed'
            : entry.result.quorumMet
              ? 'desk.entry_voteFailed'
              : 'desk.entry_voteNoQuorum',
        { node },
      )
    case 'skipped':
      return t('desk.entry_skipped', { node })
    case 'incident':
      return t('desk.entry_incident', { node })
    case 'answered':
      return t('desk.entry_answered', { node })
    case 'ended':
      return endedWords(entry.resultLabel, t)
  }
}

/** The ballot's figures in a sentence. */
export const voteFigures = (result: NonNullable<TimelineEntry['result']>, t: Translate): string =>
  t('desk.voteFigures', {
    roll: result.roll,
    answered: result.answered,
    yes: result.yes,
    no: result.no,
    abstain: result.abstain,
    recused: result.recused,
  })
