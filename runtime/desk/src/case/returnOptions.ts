import type { Translate } from '@banshi/web'
import type { CaseDetail } from '@banshi/schemas/api'
import type { ReturnChoice } from './useActs.ts'

export interface ReturnOption {
  label: string
  /** The people it goes to. */
  who: string
  choice: Omit<ReturnChoice, 'reason'>
}

/** The targets offered here, nearest first: the step before, the person who filed it, any step already passed. */
export function returnOptions(detail: CaseDetail, t: Translate): ReturnOption[] {
  const item = detail.workItem
  if (!item) return []
  const offered = new Set(item.actions.map((action) => action.code))
  const before = detail.steps.findLast((step) => step.status === 'done')
  const options: ReturnOption[] = []
  if (offered.has('returnToPrevious')) {
    options.push({
      label: t('desk.toPrevious'),
      who: before ? [before.name, before.who].filter(Boolean).join(' · ') : '',
      choice: { action: 'returnToPrevious' },
    })
  }
  if (offered.has('returnToApplicant')) {
    options.push({
      label: t('desk.toStarter'),
      who: detail.starter.name,
      choice: { action: 'returnToApplicant' },
    })
  }
  if (offered.has('returnToNode')) {
    for (const target of item.returnTargets) {
      options.push({
        label: target.name,
        who: target.who,
        choice: { action: 'returnToNode', nodeId: target.nodeId },
      })
    }
  }
  return options
}
