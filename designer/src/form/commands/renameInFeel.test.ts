import { describe, expect, it } from 'vitest'
import { renameInFeel } from './renameInFeel.ts'

describe('renameInFeel', () => {
  it.each([
    ['total > 3', 'amount > 3'],
    ['if total = "total" then p.total else total', 'if amount = "total" then p.total else amount'],
    ['{ total: total }.total', '{ total: amount }.total'],
    ['totals + sum(lines.total)', 'totals + sum(lines.total)'],
    ['meets(total, p.selfLimit) // total', 'meets(amount, p.selfLimit) // total'],
  ])('should rename the root key in %s', (before, after) => {
    expect(renameInFeel(before, { from: 'total', to: 'amount' })).toBe(after)
  })

  it.each([
    ['sum(lines.qty)', 'sum(lines.count1)'],
    ['qty + others.qty', 'qty + others.qty'],
    ['lines[qty > 2]', 'lines[count1 > 2]'],
    ['lines[item.qty > 2].qty', 'lines[item.count1 > 2].count1'],
    ['every line in lines satisfies line.qty > 0', 'every line in lines satisfies line.count1 > 0'],
  ])('should rename the column in %s', (before, after) => {
    expect(renameInFeel(before, { from: 'qty', to: 'count1', table: 'lines' })).toBe(after)
  })

  it('should rename behind row only in the table itself', () => {
    const renaming = { from: 'qty', to: 'count1', table: 'lines' }
    expect(renameInFeel('row.qty * 2', { ...renaming, inRow: true })).toBe('row.count1 * 2')
    expect(renameInFeel('row.qty * 2', renaming)).toBe('row.qty * 2')
  })
})
