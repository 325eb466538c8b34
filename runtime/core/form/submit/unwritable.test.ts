import type { FieldPermission, FormValues, Json } from '@banshi/schemas'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { acceptSubmission } from '../index.ts'
import { aContext, aField, aForm, aTable, compiled, plain } from '../testing/formBuilders.ts'

const program = compiled(
  aForm({
    a: aField('Number', 'a'),
    b: aField('Number', 'b', { rules: { visible: 'a > 1' } }),
    c: aField('Number', 'c', { rules: { readOnly: 'a > 2', value: 'a + 1' } }),
    d: aField('Text', 'd', { rules: { readOnly: 'a > 2' } }),
    l: aTable(
      'l',
      {
        x: aField('Number', 'x'),
        y: aField('Number', 'y', { rules: { visible: 'row.x > 0' } }),
        z: aField('Number', 'z', { rules: { value: 'row.x + 1' } }),
      },
      { rules: { visible: 'a != 3' } },
    ),
  }),
)

const few = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })
const rowId = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom('r1', 'r2', 'r3') },
  { weight: 1, arbitrary: fc.constantFrom('r4', 'x') },
)
const aRow = fc.record({ $row: rowId, x: few, y: few }, { requiredKeys: ['$row'] })
const stray = fc.oneof(
  { weight: 9, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ c: few, e: few }) },
)
const input = fc
  .tuple(
    fc.record(
      {
        a: few,
        b: few,
        d: fc.constantFrom('甲', null),
        l: fc.uniqueArray(aRow, { maxLength: 3, selector: (row) => row.$row }),
      },
      { requiredKeys: [] },
    ),
    stray,
  )
  .map(([sent, more]) => ({ ...sent, ...more }))
const stored = fc.record({
  a: few,
  b: few,
  d: fc.constantFrom('甲', '乙'),
  l: fc
    .subarray(['r1', 'r2', 'r3'])
    .chain((ids) => fc.tuple(...ids.map((id) => fc.record({ $row: fc.constant(id), x: few, y: few })))),
})
const permission = fc.constantFrom<FieldPermission>(
  'hidden',
  'masked',
  'read',
  'write',
  'write',
  'write',
  'write',
)
const permissions = fc.record({
  id_a: permission,
  id_b: permission,
  id_c: permission,
  id_d: permission,
  id_l: permission,
  id_x: permission,
  id_y: permission,
  id_z: permission,
})

type Row = { [key: string]: Json }

it('should never change a path this step may not write, whatever is sent (security I11)', () => {
  let accepted = 0
  fc.assert(
    fc.property(stored, input, permissions, (before, sent, may) => {
      // when
      const result = acceptSubmission(
        program,
        before as unknown as FormValues,
        sent as unknown as FormValues,
        aContext({ permissions: may }),
      )
      if (!result.ok) return
      accepted++
      const after = plain(result.value.values) as Record<string, Json>
      // then
      for (const key of ['a', 'b', 'd'] as const)
        if (may[`id_${key}`] !== 'write') expect(after[key] ?? null).toEqual(before[key])
      const was = before.l as unknown as Row[]
      const rows = (after['l'] ?? []) as Row[]
      if (may.id_l !== 'write') expect(rows.map((row) => row['$row'])).toEqual(was.map((row) => row['$row']))
      for (const row of rows) {
        const old = was.find((each) => each['$row'] === row['$row'])
        for (const key of ['x', 'y'] as const)
          if (may.id_l === 'hidden' || may[`id_${key}`] !== 'write')
            expect(row[key] ?? null).toEqual(old?.[key] ?? null)
        expect(Object.keys(row).every((key) => ['$row', 'x', 'y', 'z'].includes(key))).toBe(true)
      }
      expect(Object.keys(after)).not.toContain('e')
    }),
    { numRuns: 2000 },
  )
  expect(accepted).toBeGreaterThan(100)
}, 60_000)
