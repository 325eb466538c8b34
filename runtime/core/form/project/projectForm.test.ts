import type { FieldPermission, FormDefinition } from '@banshi/schemas'
import { formDefinition } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import {
  acceptSubmission,
  compileForm,
  evaluateForm,
  nodeAt,
  open,
  projectForm,
  writableValues,
  change,
} from '../index.ts'
import { t03Form } from '../../testing/t03Form.ts'
import { aContext, aField, aForm, aSection, aTable, compiled, plain } from '../testing/formBuilders.ts'

const form: FormDefinition = aForm({
  open: aField('Text', 'open'),
  secret: aField('Text', 'secret'),
  phone: aField('Text', 'phone'),
  byOpen: aField('Text', 'byOpen', { rules: { visible: 'open = "是"' } }),
  bySecret: aField('Text', 'bySecret', {
    rules: { visible: 'secret = "密码甲"', required: 'secret = "密码甲"' },
  }),
  away: aField('Text', 'away', { rules: { visible: 'secret = "密码乙"', whenHidden: 'keep' } }),
  byAway: aField('Text', 'byAway', { rules: { readOnly: 'away = "存"' } }),
  derived: aField('Text', 'derived', { rules: { value: 'if secret = "密码甲" then "特批" else "普通"' } }),
  byFact: aField('Text', 'byFact', { rules: { visible: 'v.level = "街道"' } }),
  choice: aField('Radio', 'choice', { rules: { options: 'if secret = "密码甲" then ["a"] else ["b"]' } }),
  checked: aField('Text', 'checked', {
    rules: { validate: [{ id: 'v1', expression: 'secret = "密码甲"', message: '不符', level: 'hard' }] },
  }),
  s: aSection('s', { only: aField('Text', 'only') }),
  l: aTable('l', { a: aField('Number', 'a'), b: aField('Money', 'b') }, { props: { totals: ['a', 'b'] } }),
})
const permissions: Record<string, FieldPermission> = {
  ...Object.fromEntries(
    ['open', 'byOpen', 'bySecret', 'byAway', 'derived', 'byFact', 'choice', 'checked', 'away', 'l'].map(
      (key) => [`id_${key}`, 'write' as const],
    ),
  ),
  id_secret: 'hidden',
  id_phone: 'masked',
  id_only: 'hidden',
  id_b: 'hidden',
}
const values = {
  open: '否',
  secret: '密码甲',
  phone: '13800000926',
  byOpen: '弃',
  away: '存',
  only: '藏',
  l: [{ $row: 'r1', a: 1, b: 77.77 }],
}
const context = aContext({ permissions, variables: { level: '街道' } })
const sent = projectForm(compiled(form), values, context)
const text = JSON.stringify(sent)

describe('projectForm', () => {
  it('should send nothing hidden or raw, in values, rules or names (security A4)', () => {
    for (const word of [
      '密码甲',
      '密码乙',
      'secret',
      '13800000926',
      '藏',
      '77.77',
      'id_only',
      'v.level',
      '"存"',
      '弃',
    ])
      expect(text).not.toContain(word)
    expect(sent.values['phone']).toBe('138****0926')
    expect(Object.keys(sent.definition.properties)).not.toContain('s')
    expect(sent.definition.properties['l']).toMatchObject({ 'x-component-props': { totals: ['a'] } })
  })

  it('should put the present result in the place of a rule that reads what is not sent', () => {
    const { bySecret, away, byAway, derived, byFact, choice, checked, byOpen } = sent.definition.properties
    expect(bySecret).toMatchObject({ required: true })
    expect(bySecret?.['x-rules']).toBeUndefined()
    expect(away?.['x-rules']).toEqual({ visible: 'false', whenHidden: 'keep' })
    expect(byAway?.['x-rules']).toEqual({ readOnly: 'true' })
    expect(derived?.['x-rules']).toBeUndefined()
    expect(sent.permissions['id_derived']).toBe('read')
    expect(sent.values['derived']).toBe('特批')
    expect(byFact?.['x-rules']).toBeUndefined()
    expect(choice).toMatchObject({
      enum: [{ value: 'a' }, { value: 'b', ended: true }, { value: 'c', ended: true }],
    })
    expect(checked?.['x-rules']).toBeUndefined()
    expect(byOpen?.['x-rules']).toEqual({ visible: 'open = "是"' })
  })

  it('should be a form of its own that stands as the whole one does for this person', () => {
    expect(formDefinition.safeParse(plain(sent.definition as never)).error?.issues ?? []).toEqual([])
    const result = compileForm({ form: sent.definition, parameters: sent.parameters })
    expect(result.problems).toEqual([])
    if (!result.ok) return
    const browser = evaluateForm(result.program, sent.values, aContext({ permissions: sent.permissions }))
    const server = evaluateForm(compiled(form), values, context)
    for (const [path, there] of browser) {
      const here = server.get(path)
      expect([path, there.visible, there.readOnly, there.required]).toEqual([
        path,
        here?.visible,
        here?.readOnly,
        here?.required,
      ])
    }
  })

  it('should give back values that the server accepts', () => {
    const result = compileForm({ form: sent.definition, parameters: sent.parameters })
    if (!result.ok) throw new Error('Expected the sent form to compile')
    let state = open(result.program, sent.values, aContext({ permissions: sent.permissions }))
    expect(nodeAt(state, 'phone')?.value).toBe('138****0926')
    state = change(state, 'bySecret', '补').state
    state = change(state, 'open', '是').state
    const accepted = acceptSubmission(
      compiled(form),
      values,
      JSON.parse(JSON.stringify(writableValues(state))),
      context,
    )
    expect(accepted.ok ? plain(accepted.value.changes) : accepted.error).toMatchObject({
      open: '是',
      bySecret: '补',
    })
  })

  it('should send the T03 form whole to who may see all of it', () => {
    const whole = projectForm(compiled(t03Form), {}, aContext())
    expect(plain(whole.definition as never)).toEqual(plain(t03Form as never))
  })
})
