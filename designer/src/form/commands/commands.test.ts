import { formDefinition } from '@banshi/schemas'
import type { FormDefinition } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { record, redo, startHistory, undo } from '../history.ts'
import {
  duplicateNode,
  find,
  insertNode,
  moveBy,
  moveNode,
  newKey,
  nodesOf,
  removeNode,
  renameKey,
  updateNode,
  wrapInSection,
} from './index.ts'
import type { AnyNode, EditResult } from './index.ts'

const text = (id: string, title: string): AnyNode => ({
  'x-id': id,
  title,
  type: 'string',
  'x-component': 'Text',
})

const form: FormDefinition = {
  type: 'object',
  properties: {
    basics: {
      'x-id': 's1',
      title: '开支说明',
      type: 'void',
      'x-component': 'Section',
      properties: {
        purpose: { 'x-id': 'f1', title: '开支事由', type: 'string', 'x-component': 'Text' },
        lines: {
          'x-id': 't1',
          title: '开支明细',
          type: 'array',
          'x-component': 'Table',
          'x-component-props': { totals: ['amount'] },
          items: {
            type: 'object',
            properties: {
              qty: { 'x-id': 'c1', title: '数量', type: 'number', 'x-component': 'Number' },
              amount: {
                'x-id': 'c2',
                title: '金额',
                type: 'number',
                'x-component': 'Money',
                'x-rules': { value: 'row.qty * 2' },
              },
            },
          },
        },
      },
    },
    total: {
      'x-id': 'f2',
      title: '合计金额',
      type: 'number',
      'x-component': 'Money',
      'x-rules': {
        value: 'sum(lines.amount)',
        validate: [{ id: 'v1', expression: 'total > 0', message: '须大于 0', level: 'hard' }],
      },
    },
  },
}

const formOf = (result: EditResult): FormDefinition => {
  if (!result.ok) throw new Error(`Expected an edit, but it was refused: ${result.code}`)
  return result.form
}

/** Any command with any arguments, chosen by numbers, on whatever the form is by then. */
function anyEdit(current: FormDefinition, kind: number, a: number, b: number, seed: string): EditResult {
  const nodes = nodesOf(current)
  const pick = (n: number): string => nodes[n % Math.max(1, nodes.length)]?.node['x-id'] ?? 'nothing'
  const containers = [
    null,
    ...nodes
      .filter(({ node }) => node['x-component'] === 'Section' || node['x-component'] === 'Table')
      .map(({ node }) => node['x-id']),
  ]
  const parentId = containers[b % containers.length] ?? null
  const fresh: AnyNode[] = [
    text(`n-${seed}`, '新的文字'),
    { 'x-id': `n-${seed}`, title: '新的分区', type: 'void', 'x-component': 'Section', properties: {} },
  ]
  switch (kind % 9) {
    case 0:
    case 1:
      return insertNode(
        current,
        { parentId, index: a % 5 },
        newKey(current, parentId, 'Text'),
        fresh[a % 2] as AnyNode,
      )
    case 2:
      return moveNode(current, pick(a), { parentId, index: b % 4 })
    case 3:
      return moveBy(current, pick(a), b % 2 === 0 ? 1 : -1)
    case 4:
      return a % 3 === 0 ? removeNode(current, pick(b)) : updateNode(current, pick(a), ['title'], `名称${b}`)
    case 5:
      return duplicateNode(current, pick(a), seed)
    case 6:
      return renameKey(current, pick(a), `name${b % 7}`)
    case 7:
      return wrapInSection(current, pick(a), '分区', seed)
    default:
      return updateNode(current, pick(a), ['required'], b % 2 === 0 ? true : undefined)
  }
}

describe('form commands', () => {
  it('should leave a valid form with unique ids and keys, and undo to the very same text, over 200 random edits', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(50), fc.nat(50)), { minLength: 200, maxLength: 200 })
    fc.assert(
      fc.property(edits, (chosen) => {
        let history = startHistory(form)
        const texts = [JSON.stringify(form)]
        for (const [at, [kind, a, b]] of chosen.entries()) {
          const result = anyEdit(history.form, kind, a, b, `r${at}`)
          if (!result.ok || nodesOf(result.form).length > 60) continue
          expect(formDefinition.safeParse(result.form).error).toBeUndefined()
          const ids = nodesOf(result.form).map(({ node }) => node['x-id'])
          expect(new Set(ids).size).toBe(ids.length)
          const rootKeys = nodesOf(result.form).filter(({ parent }) => parent?.['x-component'] !== 'Table')
          expect(new Set(rootKeys.map(({ key }) => key)).size).toBe(rootKeys.length)
          if (result.form === history.form) continue
          history = record(history, result.form, result.name, null)
          texts.push(JSON.stringify(history.form))
        }
        const last = JSON.stringify(history.form)
        for (const expected of texts.toReversed().slice(1)) {
          history = undo(history)?.history ?? history
          expect(JSON.stringify(history.form)).toBe(expected)
        }
        for (let step = redo(history); step; step = redo(history)) history = step.history
        expect(JSON.stringify(history.form)).toBe(last)
      }),
      { numRuns: 8 },
    )
  }, 60_000)

  it('should put a new field where it is dropped and leave other parts the same objects', () => {
    const next = formOf(insertNode(form, { parentId: 's1', index: 1 }, 'date1', text('n1', '日期')))
    expect(find(next, 'n1')).toMatchObject({ key: 'date1', parentId: 's1', index: 1 })
    expect(next.properties['total']).toBe(form.properties['total'])
  })

  it('should make a field dropped into a table a column, and refuse sections and tables there', () => {
    expect(find(formOf(moveNode(form, 'f1', { parentId: 't1', index: 0 })), 'f1')).toMatchObject({
      parentId: 't1',
    })
    expect(moveNode(form, 's1', { parentId: 't1', index: 0 })).toMatchObject({
      ok: false,
      code: 'designerForm.noColumn',
    })
  })

  it('should refuse a section inside itself', () => {
    const wrapped = formOf(wrapInSection(form, 's1', '外层', 'x'))
    const outer = find(wrapped, 's1')?.parentId ?? ''
    expect(moveNode(wrapped, outer, { parentId: 's1', index: 0 })).toMatchObject({
      code: 'designerForm.intoItself',
    })
  })

  it('should keep the last column of a table', () => {
    const one = formOf(removeNode(form, 'c1'))
    expect(removeNode(one, 'c2')).toMatchObject({ ok: false, code: 'designerForm.lastColumn' })
  })

  it('should take the total of a removed column away', () => {
    const table = find(formOf(removeNode(form, 'c2')), 't1')?.node
    expect(table).toMatchObject({ 'x-component-props': { totals: [] } })
  })

  it('should rename a column in row rules, sums and totals, and a root key in every rule', () => {
    // when
    const column = formOf(renameKey(form, 'c2', 'price'))
    const root = formOf(renameKey(form, 'f2', 'sumTotal'))

    // then
    expect(find(column, 'f2')?.node['x-rules']?.value).toBe('sum(lines.price)')
    expect(find(column, 't1')?.node).toMatchObject({ 'x-component-props': { totals: ['price'] } })
    expect(find(formOf(renameKey(form, 'c1', 'count1')), 'c2')?.node['x-rules']?.value).toBe('row.count1 * 2')
    expect(find(root, 'f2')?.node['x-rules']?.validate?.[0]?.expression).toBe('sumTotal > 0')
    expect(Object.keys(root.properties)).toEqual(['basics', 'sumTotal'])
  })

  it('should refuse keys that expressions use for something else', () => {
    expect(renameKey(form, 'f2', 'row')).toMatchObject({ code: 'designerForm.keyReserved' })
    expect(renameKey(form, 'f2', 'purpose')).toMatchObject({ code: 'designerForm.keyTaken' })
    expect(renameKey(form, 'f2', '1a')).toMatchObject({ code: 'designerForm.keyShape' })
  })

  it('should refuse a setting the component does not have', () => {
    expect(updateNode(form, 'f1', ['x-component-props', 'minRows'], 1)).toMatchObject({ ok: false })
  })

  it('should undo a name typed letter by letter at once', () => {
    let history = startHistory(form)
    for (const title of ['开', '开支', '开支表']) {
      const result = updateNode(history.form, 'f1', ['title'], title)
      if (result.ok) history = record(history, result.form, result.name, 'f1', 'f1:title')
    }
    expect(undo(history)?.history.form).toBe(form)
  })
})
