import type { WorkItemSummary } from '@banshi/schemas/api'
import { describe, expect, it } from 'vitest'
import { keyOf, neighbourOf, takeIn } from './arrivals.ts'
import type { Shown } from './arrivals.ts'
import { countOf, matches } from './figures.ts'

const anItem = (n: number, more: Partial<WorkItemSummary> = {}): WorkItemSummary => ({
  caseId: `case-${n}`,
  workItemId: `w${n}`,
  caseNo: `CY-T03-202603-000${n}`,
  businessTypeName: '居委会经费开支审批',
  title: '灯管更换',
  nodeName: '街道办主任审批',
  unit: { id: 'u', name: '翠园社区' },
  starterName: '李秀兰',
  listed: [{ label: '合计金额', text: '486.00 元' }],
  openedAt: '2026-03-12T01:00:00Z',
  dueAt: null,
  workingDaysLeft: null,
  kind: 'assigned',
  unread: true,
  returnedBy: null,
  ...more,
})
const shown = (...items: WorkItemSummary[]): Shown => ({
  rows: items.map((item) => ({ item, gone: false })),
  waiting: [],
})
const keys = (list: Shown): string[] => list.rows.map((row) => row.item.workItemId)

describe('arrivals in the worklist', () => {
  it('should show a new item at once when the list is empty, even under the pointer', () => {
    const after = takeIn(shown(), [anItem(1)], true)
    expect(keys(after)).toEqual(['w1'])
    expect(after.waiting).toEqual([])
  })
  it('should show a new item at once when nobody is using the list', () => {
    const after = takeIn(shown(anItem(1)), [anItem(1), anItem(2)], false)
    expect(keys(after)).toEqual(['w1', 'w2'])
  })
  it('should let new items wait behind a line while the list is being used', () => {
    // when
    const after = takeIn(shown(anItem(2), anItem(3)), [anItem(1), anItem(2), anItem(3)], true)
    // then
    expect(keys(after)).toEqual(['w2', 'w3'])
    expect(after.waiting.map((item) => item.workItemId)).toEqual(['w1'])
  })
  it('should grey an item that somebody else took, in its place, while the list is being used', () => {
    // when
    const after = takeIn(shown(anItem(1), anItem(2)), [anItem(2, { unread: false })], true)
    // then
    expect(after.rows.map((row) => [row.item.workItemId, row.gone])).toEqual([
      ['w1', true],
      ['w2', false],
    ])
    expect(after.rows[1]?.item.unread).toBe(false)
  })
  it('should select the next row that is still there when one leaves, at the end the one before', () => {
    const rows = [
      { item: anItem(1), gone: false },
      { item: anItem(2), gone: false },
      { item: anItem(3), gone: true },
    ]
    expect(neighbourOf(rows, keyOf(anItem(1)))).toBe(keyOf(anItem(2)))
    expect(neighbourOf(rows, keyOf(anItem(2)))).toBe(keyOf(anItem(1)))
    expect(neighbourOf(rows, 'another')).toBeNull()
  })
})

describe('figures over the worklist', () => {
  const items = [
    anItem(1, { workingDaysLeft: -2 }),
    anItem(2, { workingDaysLeft: 0, unread: false }),
    anItem(3, { returnedBy: '王建国' }),
  ]
  it.each(['overdue', 'dueToday', 'returned', 'unread'] as const)(
    'should count for %s exactly the rows its filter leaves',
    (figure) => {
      expect(countOf(figure, items)).toBe(items.filter((item) => matches(item, figure, '')).length)
    },
  )
  it('should find by title, number, person or a listed value', () => {
    for (const text of ['灯管', '0001', '李秀兰', '486', ' cy-t03 '])
      expect(matches(anItem(1), null, text)).toBe(true)
    expect(matches(anItem(1), null, '别的')).toBe(false)
  })
})
