import type { WorkItemSummary } from '@banshi/schemas/api'

/** A row of the worklist; `gone` = meanwhile done or claimed by somebody else, it greys in place. */
export interface WorklistRow {
  item: WorkItemSummary
  gone: boolean
}

export interface Shown {
  rows: WorklistRow[]
  /** New items announced by a line, not yet shown. */
  waiting: WorkItemSummary[]
}

export const keyOf = (item: Pick<WorkItemSummary, 'caseId' | 'workItemId'>): string =>
  `${item.caseId}/${item.workItemId}`

/**
 * Takes in what the server says now. Rows never move under somebody's hand: while the list is being used (`held`),
 * new items wait behind a line and vanished ones grey in place; otherwise, and always when nothing is shown, the list
 * simply becomes the fresh one.
 */
export function takeIn(shown: Shown, fresh: readonly WorkItemSummary[], held: boolean): Shown {
  if (!held || shown.rows.length === 0)
    return { rows: fresh.map((item) => ({ item, gone: false })), waiting: [] }
  const byKey = new Map(fresh.map((item) => [keyOf(item), item]))
  const rows = shown.rows.map((row) => {
    const item = byKey.get(keyOf(row.item))
    return item ? { item, gone: false } : { item: row.item, gone: true }
  })
  const known = new Set(rows.map((row) => keyOf(row.item)))
  return { rows, waiting: fresh.filter((item) => !known.has(keyOf(item))) }
}

/** The row to stand on when this one leaves its tab of the list: the next, at the end the one before. */
export function neighbourOf(all: readonly WorklistRow[], key: string): string | null {
  const kind = all.find((row) => keyOf(row.item) === key)?.item.kind
  const rows = all.filter((row) => row.item.kind === kind)
  const at = rows.findIndex((row) => keyOf(row.item) === key)
  if (at < 0) return null
  const next = rows.slice(at + 1).find((row) => !row.gone) ?? rows.slice(0, at).findLast((row) => !row.gone)
  return next ? keyOf(next.item) : null
}
