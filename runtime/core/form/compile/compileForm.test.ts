import type { FieldRules, FormDefinition, FormNode } from '@banshi/schemas'
import { locales, say } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import { compileForm, parseText } from '../index.ts'
import { aField, aForm, aSection, aTable, compiled } from '../testing/formBuilders.ts'

const found = (form: FormDefinition) => {
  const { problems } = compileForm({ form, parameters: {} })
  for (const { code, params } of problems)
    for (const locale of locales) expect(say(locale, code, params)).not.toMatch(/^form\.|\{/)
  return problems.map(({ code, elementId, place }) => [code, elementId, place])
}

const only = (node: FormNode, key = 'a') => found(aForm({ [key]: node }))
const ruled = (rules: FieldRules) => only(aField('Number', 'a', { rules }))

const wrongType: unknown = expect.stringMatching(/^expression\.(needs|wrong)/)

describe('compileForm', () => {
  it('should name what is wrong with a field, on its element', () => {
    expect(only({ ...aField('Text', 'a'), 'x-component': 'Html' } as never)).toEqual([
      ['form.unknownComponent', 'id_a', undefined],
    ])
    expect(only(aField('Text', 'a'), 'row')).toEqual([['form.reservedKey', 'id_a', undefined]])
    expect(only(aField('Text', 'a'), 'constructor')).toEqual([['form.forbiddenKey', 'id_a', undefined]])
    expect(only(aField('Text', 'a', { title: ' ' }))).toEqual([['form.noTitle', 'id_a', 'title']])
    expect(only(aField('Text', 'a', { props: { pattern: '(' } }))).toEqual([
      ['form.badPattern', 'id_a', 'x-component-props.pattern'],
    ])
    expect(only(aField('Money', 'a', { props: { min: 5, max: 1 } }))).toEqual([
      ['form.minOverMax', 'id_a', 'x-component-props.min'],
    ])
    expect(only({ ...aField('Radio', 'a'), enum: [] } as FormNode)).toEqual([
      ['form.noOptions', 'id_a', 'enum'],
    ])
    expect(only(aTable('a', {}, { props: { totals: ['gone'] } }))).toEqual([
      ['form.noColumns', 'id_a', 'items'],
      ['form.unknownTotal', 'id_a', 'x-component-props.totals'],
    ])
  })

  it('should refuse a key twice at the root of the data, also from different sections, and an id twice', () => {
    const form = aForm({
      s: aSection('s', { a: aField('Text', 'a') }),
      t: aSection('t', { a: { ...aField('Text', 'a2') } }),
      b: { ...aField('Text', 'b'), 'x-id': 'id_a' },
    })
    expect(found(form)).toEqual(
      [
        ['form.duplicateId', 'id_a', undefined],
        ['form.duplicateKey', 'id_a2', undefined],
      ].toSorted((a, b) => (a[0] === 'form.duplicateKey' ? -1 : 1) - (b[0] === 'form.duplicateKey' ? -1 : 1)),
    )
  })

  it('should allow the same key in a table and at the root', () => {
    expect(found(aForm({ a: aField('Text', 'a'), l: aTable('l', { a: aField('Text', 'la') }) }))).toEqual([])
  })

  it('should give the place of a fault in an expression', () => {
    const result = compileForm({
      form: aForm({ a: aField('Number', 'a', { rules: { value: '1 + nobody' } }) }),
      parameters: {},
    })
    expect(result.problems).toMatchObject([
      {
        code: 'expression.unknownName',
        part: 'form',
        elementId: 'id_a',
        elementName: '标题a',
        place: 'x-rules.value',
        from: 4,
      },
    ])
  })

  it('should refuse rules of the wrong type and in the wrong place', () => {
    expect(ruled({ visible: '1 + 1' })).toEqual([[wrongType, 'id_a', 'x-rules.visible']])
    expect(ruled({ value: '"text"' })).toEqual([[wrongType, 'id_a', 'x-rules.value']])
    expect(ruled({ options: '["a"]' })).toEqual([['form.optionsNotHere', 'id_a', 'x-rules.options']])
    expect(ruled({ validate: [{ id: 'v', expression: ' ', message: 'x', level: 'hard' }] })).toEqual([
      ['form.emptyRule', 'id_a', 'x-rules.validate[0]'],
    ])
    expect(only(aSection('a', { b: aField('Text', 'b') }, { value: '1' }))).toEqual([
      ['form.ruleNotInSection', 'id_a', 'x-rules.value'],
    ])
    expect(only(aField('File', 'a', { rules: { value: 'null' } }))).toEqual([
      ['form.notComputable', 'id_a', 'x-rules.value'],
    ])
  })

  it('should name the fields of a cycle', () => {
    const result = compileForm({
      form: aForm({
        a: aField('Number', 'a', { rules: { value: 'c + 1' } }),
        b: aField('Number', 'b', { rules: { value: 'a + 1' } }),
        c: aField('Number', 'c', { rules: { visible: 'b > 1' } }),
        d: aField('Number', 'd', { rules: { visible: 'd > 1' } }),
      }),
      parameters: {},
    })
    expect(result.problems.map(({ code, params }) => [code, params['fields']])).toEqual([
      ['form.ruleCycle', '标题a、标题b、标题c'],
      ['form.ruleReadsItself', '标题d'],
    ])
  })

  it('should find a cycle through the rows of a table and through a section', () => {
    const rows = aForm({
      l: aTable('l', {
        x: aField('Number', 'x', { rules: { value: 'sum(l.y)' } }),
        y: aField('Number', 'y', { rules: { value: 'row.x' } }),
      }),
    })
    expect(found(rows)).toMatchObject([['form.ruleCycle', 'id_x', undefined]])
    const section = aForm({ s: aSection('s', { a: aField('Number', 'a') }, { visible: 'a > 1' }) })
    expect(found(section)[0]?.[0]).toMatch(/^form\.rule(Cycle|ReadsItself)$/)
  })

  it('should refuse nesting beyond 8 sections and more than 2,000 fields', () => {
    let node: FormNode = aField('Text', 'a')
    for (let depth = 0; depth < 200; depth++) node = aSection(`s${depth}`, { [`k${depth}`]: node })
    expect(found(aForm({ top: node })).map(([code]) => code)).toEqual(['form.tooDeep'])
    const many: Record<string, FormNode> = {}
    for (let at = 0; at < 2001; at++) many[`f${at}`] = aField('Text', `f${at}`)
    expect(found(aForm(many))).toEqual([['form.tooManyFields', undefined, undefined]])
  })

  it('should warn, and compile, where something merely looks like a mistake', () => {
    const form = aForm({
      a: aField('Money', 'a', { required: true, rules: { value: '1' } }),
      b: aField('Text', 'b', { rules: { visible: 'a > p.limit' } }),
    })
    const result = compileForm({ form, parameters: { limit: { value: 500, comparator: '<=' } } })
    expect(result.ok).toBe(true)
    expect(result.problems.map(({ code, severity, elementId }) => [code, severity, elementId])).toEqual([
      ['form.requiredComputed', 'warning', 'id_a'],
      ['expression.bareThresholdComparison', 'warning', 'id_b'],
    ])
  })

  it('should still give a form to look at when rules are faulty', () => {
    const result = compileForm({
      form: aForm({ a: aField('Number', 'a', { rules: { value: 'nobody' } }) }),
      parameters: {},
    })
    expect(result.ok ? [] : result.preview.nodes.map((node) => node.path)).toEqual(['a'])
  })

  it('should match a hostile pattern in linear time', () => {
    const program = compiled(aForm({ a: aField('Text', 'a', { props: { pattern: '(a+)+$' } }) }))
    expect(program.nodes).toHaveLength(1)
    expect(parseText(aField('Text', 'a'), 'x').ok).toBe(true)
  })
})
