import { describe, expect, it } from 'vitest'
import { addRow, cellPath, definitionPath, duplicateRow, moveRow, parsePath, removeRow } from './index.ts'
import { plain } from './testing/formBuilders.ts'

describe('rows of a table', () => {
  const rows = [
    { $row: 'r1', a: 1 },
    { $row: 'r4', a: 2 },
  ]

  it('should get an id never used in these rows', () => {
    expect(addRow(rows).rowId).toBe('r5')
    expect(addRow(removeRow(rows, 'r1')).rowId).toBe('r5')
    expect(addRow([]).rowId).toBe('r1')
  })

  it('should be copied below with an own id, moved within bounds and removed', () => {
    expect(plain(duplicateRow(rows, 'r1')?.rows ?? [])).toEqual([
      { $row: 'r1', a: 1 },
      { $row: 'r5', a: 1 },
      { $row: 'r4', a: 2 },
    ])
    expect(moveRow(rows, 'r1', 99)).toEqual([rows[1], rows[0]])
    expect(moveRow(rows, 'r4', -1)).toEqual([rows[1], rows[0]])
    expect(removeRow(rows, 'r9')).toEqual(rows)
    expect(duplicateRow(rows, 'r9')).toBeUndefined()
  })
})

describe('field paths', () => {
  it('should be read and written', () => {
    expect(parsePath('lines[12].qty')).toEqual({ key: 'lines', index: 12, column: 'qty' })
    expect(parsePath('合计')).toEqual({ key: '合计' })
    expect(definitionPath(cellPath('lines', 3, 'qty'))).toBe('lines.qty')
  })

  it.each([
    '__proto__',
    'constructor.prototype',
    'a.__proto__.b',
    "['__proto__']",
    'lines[-1].qty',
    'lines[0].__proto__',
  ])('should never lead to a prototype: %s (security A11)', (path) => {
    expect(parsePath(path)).toBeUndefined()
  })
})
