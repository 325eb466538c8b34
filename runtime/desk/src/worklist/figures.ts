import type { WorkItemSummary } from '@banshi/schemas/api'

/** The figures over the list; each is a filter and counts exactly the rows it leaves. */
export const figures = ['overdue', 'dueToday', 'returned', 'unread'] as const
export type Figure = (typeof figures)[number]

const accepts: Record<Figure, (item: WorkItemSummary) => boolean> = {
  overdue: (item) => item.workingDaysLeft !== null && item.workingDaysLeft < 0,
  dueToday: (item) => item.workingDaysLeft === 0,
  returned: (item) => item.returnedBy !== null,
  unread: (item) => item.unread,
}

export const countOf = (figure: Figure, items: readonly WorkItemSummary[]): number =>
  items.filter(accepts[figure]).length

export const titleOf = (item: Pick<WorkItemSummary, 'businessTypeName' | 'title'>): string =>
  item.title === '' || item.title.includes(item.businessTypeName)
    ? item.title || item.businessTypeName
    : `${item.businessTypeName} · ${item.title}`

/** Everything a person may look for in a row. */
const textOf = (item: WorkItemSummary): string =>
  [
    titleOf(item),
    item.caseNo,
    item.nodeName,
    item.starterName,
    item.unit.name,
    ...item.listed.map((value) => value.text),
  ]
    .join('\n')
    .toLowerCase()

export function matches(item: WorkItemSummary, figure: Figure | null, search: string): boolean {
  return (figure === null || accepts[figure](item)) && textOf(item).includes(search.trim().toLowerCase())
}
