import type { FieldPermission, FormValues, Json } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { acceptSubmission, compileForm, open, writableValues } from '../index.ts'
import { t03Form } from '../../testing/t03Form.ts'
import { aContext, aField, aForm, aTable, compiled, plain } from '../testing/formBuilders.ts'

const t03 = compiled(t03Form)
const filled: FormValues = {
  purpose: '茶水',
  fundSource: '备用金',
  lines: [{ $row: 'r1', itemName: '茶叶', qty: 2, unitPrice: 150 }],
  payee: '王小明',
  preApproved: '事前审批',
}

function submit(
  program: Parameters<typeof acceptSubmission>[0],
  stored: FormValues,
  input: FormValues,
  permissions?: Record<string, FieldPermission>,
): { values?: Json; changes?: Json; soft?: string[]; refused?: string[] } {
  const result = acceptSubmission(program, stored, input, aContext(permissions ? { permissions } : {}))
  if (!result.ok) return { refused: result.error.map(({ path, code }) => `${path} ${code}`) }
  const { values, changes, soft } = result.value
  return { values: plain(values), changes: plain(changes), soft: soft.map((error) => error.path) }
}

describe('acceptSubmission', () => {
  it('should take what the step writes and compute the rest', () => {
    const { values, changes } = submit(t03, {}, filled)
    expect(values).toMatchObject({ total: 300, lines: [{ $row: 'r1', qty: 2, unitPrice: 150, amount: 300 }] })
    expect(Object.keys(changes as object)).toEqual([
      'purpose',
      'fundSource',
      'lines',
      'total',
      'payee',
      'preApproved',
    ])
  })

  it('should say nothing changed when the stored values come back', () => {
    const { values } = submit(t03, {}, filled)
    expect(submit(t03, values as FormValues, values as FormValues).changes).toEqual({})
    expect(submit(t03, values as FormValues, {}).changes).toEqual({})
  })

  it('should accept exactly what an open form says it may send', () => {
    const stored = submit(t03, {}, filled).values as FormValues
    const permissions = { f_purpose: 'write', c_remark: 'write' } as const
    const sent = writableValues(open(t03, stored, aContext({ permissions })))
    expect(plain(sent)).toEqual({ purpose: '茶水', lines: [{ $row: 'r1', remark: null }] })
    expect(
      submit(t03, stored, { purpose: '茶', lines: [{ $row: 'r1', remark: '急' }] }, permissions).changes,
    ).toEqual({
      purpose: '茶',
      lines: [
        {
          $row: 'r1',
          itemName: '茶叶',
          spec: null,
          qty: 2,
          unitPrice: 150,
          amount: 300,
          invoiceNo: null,
          remark: '急',
        },
      ],
    })
  })

  it('should demand only what this step may write', () => {
    expect(submit(t03, {}, { payee: '王' }, { f_payee: 'write' }).changes).toEqual({ payee: '王', total: 0 })
    expect(submit(t03, {}, {}, { f_payee: 'write', f_preApproved: 'write' }).refused).toEqual([
      'payee form.required',
      'preApproved form.requiredChoice',
    ])
  })

  it('should refuse values of another shape, out of bounds and out of the options', () => {
    expect(
      submit(t03, {}, { ...filled, payee: 5, fundSource: 'x', purpose: '字'.repeat(101) }).refused,
    ).toEqual(['payee form.wrongType'])
    expect(submit(t03, {}, { ...filled, fundSource: 'x', purpose: '字'.repeat(101) }).refused).toEqual([
      'purpose form.tooLong',
      'fundSource form.noSuchOption',
    ])
  })

  it('should let soft rules through and tell of them', () => {
    const held = (level: 'soft' | 'hard') => {
      const validate = [{ id: 'v', expression: 'a < 10', message: '原则上不超过 10', level }]
      return compiled(aForm({ a: aField('Number', 'a', { rules: { validate } }) }))
    }
    expect(submit(held('soft'), {}, { a: 11 })).toEqual({
      values: { a: 11 },
      changes: { a: 11 },
      soft: ['a'],
    })
    expect(submit(held('hard'), {}, { a: 11 }).refused).toEqual(['a form.ruleBroken'])
    expect(submit(held('hard'), {}, { a: null }).changes).toEqual({})
  })

  it('should drop the value of a field that the step hides, but keep what it may not write', () => {
    const form = aForm({
      a: aField('Number', 'a'),
      mine: aField('Text', 'mine', { rules: { visible: 'a = 1' } }),
      theirs: aField('Text', 'theirs', { rules: { visible: 'a = 1' } }),
    })
    const stored = { a: 1, mine: '甲', theirs: '乙' }
    const result = submit(
      compiled(form),
      stored,
      { a: 2 },
      { id_a: 'write', id_mine: 'write', id_theirs: 'read' },
    )
    expect(result).toMatchObject({
      changes: { a: 2, mine: null },
      values: { a: 2, mine: null, theirs: '乙' },
    })
  })

  it('should hold a step only to validations it can influence', () => {
    const validate = [{ id: 'v', expression: 'total <= limit', message: '超出余额', level: 'hard' as const }]
    const form = aForm({
      limit: aField('Money', 'limit'),
      part: aField('Money', 'part'),
      total: aField('Money', 'total', { rules: { value: 'part * 2', validate } }),
      note: aField('Text', 'note'),
    })
    const stored = { limit: 10, part: 50, total: 100 }
    expect(submit(compiled(form), stored, { note: '知' }, { id_note: 'write' }).changes).toEqual({
      note: '知',
    })
    expect(submit(compiled(form), stored, { part: 6 }, { id_part: 'write' }).refused).toEqual([
      'total form.ruleBroken',
    ])
    expect(submit(compiled(form), stored, { part: 5 }, { id_part: 'write' }).changes).toEqual({
      part: 5,
      total: 10,
    })
  })
})

describe('what a step may not write (security A3, A5)', () => {
  const form = aForm({
    open: aField('Text', 'open'),
    read: aField('Text', 'read'),
    masked: aField('Text', 'masked'),
    hidden: aField('Text', 'hidden'),
    computed: aField('Number', 'computed', { rules: { value: '1 + 1' } }),
    locked: aField('Text', 'locked', { rules: { readOnly: 'open = "锁"' } }),
    away: aField('Text', 'away', { rules: { visible: 'open != "锁"' } }),
    l: aTable('l', {
      own: aField('Text', 'own'),
      theirs: aField('Text', 'theirs'),
      secret: aField('Text', 'secret'),
      sum: aField('Number', 'sum', { rules: { value: '5' } }),
    }),
  })
  const program = compiled(form)
  const permissions: Record<string, FieldPermission> = {
    id_open: 'write',
    id_read: 'read',
    id_masked: 'masked',
    id_hidden: 'hidden',
    id_computed: 'write',
    id_locked: 'write',
    id_away: 'write',
    id_l: 'read',
    id_own: 'write',
    id_theirs: 'read',
    id_secret: 'hidden',
    id_sum: 'read',
  }
  const stored: FormValues = {
    open: '锁',
    read: '甲',
    masked: '张小三',
    hidden: '密',
    computed: 2,
    locked: '乙',
    l: [
      { $row: 'r1', own: '一', theirs: '他', secret: '秘', sum: 5 },
      { $row: 'r2', own: '二', theirs: '它', secret: '秘', sum: 5 },
    ],
  }
  const refused = (input: unknown): string[] | undefined =>
    submit(program, stored, input as FormValues, permissions).refused
  const row = (id: string, more: Record<string, Json> = {}): Json => ({ $row: id, ...more })

  it.each([
    'read',
    'masked',
    'hidden',
    'locked',
    'away',
    'computed',
    'absent',
    'status',
    'tenantId',
    'createdBy',
    'assignee',
    'sum',
  ])('should be refused by name: %s', (key) => {
    expect(refused({ [key]: key === 'computed' ? 3 : '改' })).toEqual([`${key} form.notWritable`])
  })

  it('should pass when it is what is stored, or what the server computes', () => {
    expect(submit(program, stored, { read: '甲', locked: '乙', computed: 2 }, permissions).changes).toEqual(
      {},
    )
  })

  it('should not tell whether a guess at a hidden or masked value is right', () => {
    expect(refused({ hidden: '密' })).toEqual(refused({ hidden: '错' }))
    expect(refused({ masked: '张小三' })).toEqual(refused({ masked: '李四' }))
    expect(refused({ l: [row('r1', { secret: '秘' }), row('r2')] })).toEqual(['l[0].secret form.notWritable'])
    expect(submit(program, stored, { masked: '张*三' }, permissions).changes).toEqual({})
  })

  it.each([
    ['another column', [row('r1', { theirs: '改' }), row('r2')], ['l[0].theirs form.notWritable']],
    ['a computed column', [row('r1', { sum: 6 }), row('r2')], ['l[0].sum form.notWritable']],
    ['an unknown column', [row('r1', { x: 1 }), row('r2')], ['l[0].x form.notWritable']],
    ['a row too few', [row('r1')], ['l form.rowsFixed']],
    ['another order', [row('r2'), row('r1')], ['l form.rowsFixed']],
    ['a new row', [row('r1'), row('r2'), row('r3')], ['l form.rowsFixed', 'l[2] form.rowsFixed']],
    ['a row twice', [row('r1'), row('r1')], ['l form.rowsFixed', 'l[1] form.rowTwice']],
    ['no rows but text', 'rows', ['l form.wrongType']],
    ['a row without id', [{ own: 'x' }, row('r2')], ['l form.rowsFixed', 'l[0] form.wrongType']],
  ])('should be refused in rows: %s', (_, rows, expected) => {
    expect(refused({ l: rows })?.toSorted()).toEqual(expected)
  })

  it('should let the writable column of a fixed table be written, in partial rows', () => {
    expect(
      submit(program, stored, { l: [row('r1', { own: '新' }), row('r2')] }, permissions).changes,
    ).toEqual({
      l: [
        { $row: 'r1', own: '新', theirs: '他', secret: '秘', sum: 5 },
        { $row: 'r2', own: '二', theirs: '它', secret: '秘', sum: 5 },
      ],
    })
  })

  describe('in a table whose rows it may change', () => {
    const mine = { ...permissions, id_l: 'write' as const }
    const lines = (rows: unknown) => submit(program, stored, { l: rows } as FormValues, mine)

    it.each([
      ['the id of no row', [row('r1'), row('r2'), row('x9')], ['l[2] form.foreignRow']],
      ['an id below those given out', [row('r2'), row('r0')], ['l[1] form.foreignRow']],
      ['a row twice', [row('r1'), row('r1'), row('r2')], ['l[1] form.rowTwice']],
      ['a column not its own in a new row', [row('r3', { theirs: '改' })], ['l[0].theirs form.notWritable']],
      ['too many rows', Array.from({ length: 10_001 }, (_, at) => row(`r${at + 1}`)), ['l form.tooManyRows']],
    ])('should refuse %s', (_, rows, expected) => {
      expect(lines(rows).refused).toEqual(expected)
    })

    it('should add, remove and move rows and keep the rest of each', () => {
      expect(lines([row('r3', { own: '三' }), row('r2')]).changes).toEqual({
        l: [
          { $row: 'r3', own: '三', theirs: null, secret: null, sum: 5 },
          { $row: 'r2', own: '二', theirs: '它', secret: '秘', sum: 5 },
        ].map((each) => (each.$row === 'r3' ? { $row: 'r3', own: '三', sum: 5 } : each)),
      })
    })
  })

  it('should refuse keys that reach a prototype (security A11)', () => {
    for (const text of [
      '{"__proto__":{"polluted":1}}',
      '{"constructor":{"prototype":{"polluted":1}}}',
      '{"prototype":1}',
      '{"hasOwnProperty":1}',
      '{"l":[{"$row":"r1","__proto__":{"polluted":1}},{"$row":"r2"}]}',
      '{"l":[{"$row":"r1","constructor":1},{"$row":"r2"}]}',
    ])
      expect(refused(JSON.parse(text))?.[0]).toMatch(/form\.notWritable$/)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('should refuse values of columns whose keys come from a prototype in the definition', () => {
    const hostile = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string","x-component":"Text","x-id":"a","title":"t"}}}',
    ) as typeof form
    expect(compileForm({ form: hostile, parameters: {} })).toMatchObject({
      ok: false,
      problems: [{ code: 'form.forbiddenKey' }],
    })
  })
})
