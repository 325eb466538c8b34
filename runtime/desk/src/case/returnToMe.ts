import type { CaseDetail, TimelineEntry } from '@banshi/schemas/api'

/** The return my open work item answers: the last deed on the case, when it led to my step; else nothing. */
export function returnToMe(detail: Pick<CaseDetail, 'timeline' | 'workItem'>): TimelineEntry | null {
  const last = detail.timeline.findLast(({ kind }) => kind === 'action' || kind === 'returned')
  return last?.kind === 'returned' && last.toNodeName === detail.workItem?.nodeName ? last : null
}
