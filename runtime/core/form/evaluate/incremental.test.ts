import type { ColumnNode, FieldRules, FormNode, FormValues, Json } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addRow,
  change,
  duplicateRow,
  evaluateForm,
  moveRow,
  nodeAt,
  open,
  removeRow,
  snapshotOf,
  valuesOf,
} from '../index.ts'
import { aContext, aField, aForm, aSection, aTable, compiled, plain } from '../testing/formBuilders.ts'

type Component = 'Number' | 'Money' | 'Text' | 'Radio' | 'Checkbox'
const component = fc.constantFrom<Component>('Number', 'Money', 'Text', 'Radio', 'Checkbox')

const numeric = (names: readonly string[]) =>
  names.length === 0
    ? fc.constantFrom('1', '2.5')
    : fc
        .tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.constantFrom('+', '*', '-'))
        .map(([a, b, operator]) => `${a} ${operator} ${b}`)
const condition = (names: readonly string[]) =>
  names.length === 0
    ? fc.constantFrom('true', 'false')
    : fc
        .tuple(fc.constantFrom(...names), fc.constantFrom('>', '<=', '!='), fc.integer({ min: 0, max: 3 }))
        .map(([a, o, n]) => `${a} ${o} ${n}`)

/** Rules that read only what stands before, so that no cycle arises. */
const rulesReading = (names: readonly string[], isNumber: boolean): fc.Arbitrary<FieldRules> =>
  fc.record(
    {
      visible: condition(names),
      required: condition(names),
      readOnly: condition(names),
      ...(isNumber ? { value: numeric(names) } : {}),
      whenHidden: fc.constantFrom('drop' as const, 'keep' as const),
    },
    { requiredKeys: [] },
  )

interface Sketch {
  fields: { component: Component; rules: FieldRules }[]
  columns: { component: Component; rules: FieldRules }[]
  tableRules: FieldRules
  isInSection: boolean
  sectionRules: FieldRules
  after: FieldRules
}

const numberKeys = (parts: readonly { component: Component }[], prefix: string): string[] =>
  parts.flatMap((part, at) =>
    part.component === 'Number' || part.component === 'Money' ? [`${prefix}${at}`] : [],
  )

function chained(count: number, prefix: string, outer: readonly string[]) {
  return fc.array(component, { minLength: 1, maxLength: count }).chain((components) => {
    const parts = components.map((each) => ({ component: each }))
    const rules = parts.map((part, at) =>
      rulesReading(
        [...outer, ...numberKeys(parts.slice(0, at), prefix)],
        part.component === 'Number' || part.component === 'Money',
      ),
    )
    return fc
      .tuple(...rules)
      .map((made) => parts.map((part, at) => ({ ...part, rules: made[at] as FieldRules })))
  })
}

const sketch: fc.Arbitrary<Sketch> = chained(5, 'f', []).chain((fields) => {
  const outer = numberKeys(fields, 'f')
  return fc.record({
    fields: fc.constant(fields),
    columns: chained(4, 'row.c', outer),
    tableRules: rulesReading(outer, false),
    isInSection: fc.boolean(),
    sectionRules: fc.record({ visible: condition(outer), readOnly: condition(outer) }, { requiredKeys: [] }),
    after: rulesReading(['count(l)', ...outer], true),
  })
})

function formOf({ fields, columns, tableRules, isInSection, sectionRules, after }: Sketch) {
  const properties: Record<string, FormNode> = {}
  fields.forEach(
    (field, at) => (properties[`f${at}`] = aField(field.component, `f${at}`, { rules: field.rules })),
  )
  const cells: Record<string, ColumnNode> = {}
  columns.forEach(
    (column, at) => (cells[`c${at}`] = aField(column.component, `c${at}`, { rules: column.rules })),
  )
  const sums = numberKeys(columns, 'c').map((key) => `sum(l.${key})`)
  const table = aTable('l', cells, { rules: tableRules })
  if (isInSection) properties['s'] = aSection('s', { l: table }, sectionRules)
  else properties['l'] = table
  properties['z'] = aField('Number', 'z', {
    rules: { ...after, value: [after.value ?? '0', ...sums].join(' + ') },
  })
  return aForm(properties)
}

const entered = (kind: Component): fc.Arbitrary<Json> => {
  if (kind === 'Number' || kind === 'Money') return fc.option(fc.integer({ min: 0, max: 4 }), { nil: null })
  if (kind === 'Text') return fc.constantFrom(null, '甲', '乙')
  if (kind === 'Radio') return fc.constantFrom(null, 'a', 'b')
  return fc.subarray(['a', 'b', 'c'])
}

type Act = { what: number; where: number; which: number; value: Json }
const act: fc.Arbitrary<Act> = fc.record({
  what: fc.integer({ min: 0, max: 5 }),
  where: fc.nat(99),
  which: fc.nat(99),
  value: fc.oneof(entered('Number'), entered('Text'), entered('Radio'), entered('Checkbox')),
})

type Row = { [key: string]: Json }

/** The same act on plain values and on the open form. */
function apply(
  model: FormValues,
  { fields, columns }: Sketch,
  { what, where, which, value }: Act,
): { path: string; value: Json } {
  const rows = (model['l'] ?? []) as Row[]
  const id = rows.length > 0 ? (rows[where % rows.length]?.['$row'] as string) : ''
  const cell = `c${which % columns.length}`
  if (what === 1 && rows.length > 0) {
    const at = where % rows.length
    model['l'] = rows.map((row, place) => (place === at ? { ...row, [cell]: value } : row))
    return { path: `l[${at}].${cell}`, value }
  }
  if (what >= 2) {
    const next =
      what === 2 || rows.length === 0
        ? addRow(rows, { [cell]: value }).rows
        : what === 3
          ? removeRow(rows, id)
          : what === 4
            ? moveRow(rows, id, which % rows.length)
            : (duplicateRow(rows, id)?.rows ?? rows)
    model['l'] = next
    return { path: 'l', value: next }
  }
  const path = `f${where % fields.length}`
  model[path] = value
  return { path, value }
}

const comparable = (snapshot: ReturnType<typeof snapshotOf>): Json => plain([...snapshot] as unknown as Json)

describe('an open form', () => {
  it('should after any changes be what a full evaluation of the same values is', () => {
    fc.assert(
      fc.property(sketch, fc.array(act, { minLength: 1, maxLength: 12 }), (drawn, acts) => {
        // given
        const program = compiled(formOf(drawn))
        const context = aContext()
        const model: FormValues = { l: [{ $row: 'r1' }, { $row: 'r2' }] }
        let state = open(program, model, context)
        for (const each of acts) {
          // when
          const before = snapshotOf(state)
          const { path, value } = apply(model, drawn, each)
          const { state: next, changedPaths } = change(state, path, value)
          // then
          expect(comparable(snapshotOf(next))).toEqual(comparable(evaluateForm(program, model, context)))
          const told = new Set(changedPaths)
          for (const [place, snapshot] of snapshotOf(next))
            if (!told.has(place) && (before.has(place) || !told.has('l')))
              expect(plain(snapshot as never)).toEqual(plain(before.get(place) as never))
          expect(comparable(snapshotOf(state))).toEqual(comparable(before))
          state = next
        }
        // then: the browser's values, opened by the server, are the same form
        expect(comparable(evaluateForm(program, valuesOf(state), context))).toEqual(
          comparable(snapshotOf(state)),
        )
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  it('should keep the objects of what did not change', () => {
    const program = compiled(
      aForm({
        a: aField('Number', 'a'),
        b: aField('Number', 'b', { rules: { value: 'a * 2' } }),
        c: aField('Text', 'c'),
      }),
    )
    const before = open(program, { a: 1, c: '甲' }, aContext())
    const { state: after, changedPaths } = change(before, 'a', 2)
    expect(changedPaths).toEqual(['a', 'b'])
    expect(nodeAt(after, 'c')).toBe(nodeAt(before, 'c'))
    expect(nodeAt(after, 'b')?.value).toBe(4)
    expect(change(after, 'a', 2).state).toBe(after)
  })

  it('should work out only the row that was changed', () => {
    const program = compiled(
      aForm({
        l: aTable('l', {
          a: aField('Number', 'a'),
          b: aField('Number', 'b', { rules: { value: 'row.a + 1' } }),
        }),
      }),
    )
    const rows = Array.from({ length: 50 }, (_, at) => ({ $row: `r${at + 1}`, a: at }))
    const { changedPaths } = change(open(program, { l: rows }, aContext()), 'l[7].a', 99)
    expect(changedPaths).toEqual(['l', 'l[7].a', 'l[7].b'])
  })

  it('should drop or keep the value of a hidden field as declared, and give it back when shown again', () => {
    const form = aForm({
      a: aField('Number', 'a'),
      dropped: aField('Text', 'dropped', { rules: { visible: 'a = 1' } }),
      kept: aField('Text', 'kept', { rules: { visible: 'a = 1', whenHidden: 'keep' } }),
    })
    let state = open(compiled(form), { a: 1, dropped: '甲', kept: '乙' }, aContext())
    state = change(state, 'a', 2).state
    expect(plain(valuesOf(state))).toEqual({ a: 2, kept: '乙' })
    state = change(state, 'a', 1).state
    expect(plain(valuesOf(state))).toEqual({ a: 1, dropped: '甲', kept: '乙' })
  })

  it('should offer the options a rule names, in the order of the field', () => {
    const form = aForm({
      a: aField('Number', 'a'),
      r: aField('Radio', 'r', { rules: { options: 'if a > 1 then ["c", "a"] else ["b"]' } }),
    })
    const state = change(open(compiled(form), {}, aContext()), 'a', 2).state
    expect(nodeAt(state, 'r')?.options?.map((option) => option.value)).toEqual(['a', 'c'])
  })

  it('should refuse to enter a value anywhere but in the form', () => {
    const state = open(compiled(aForm({ a: aField('Number', 'a') })), {}, aContext())
    for (const path of ['b', '__proto__', 'a[0].x', 'constructor'])
      expect(() => change(state, path, 1)).toThrow('Expected')
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})
