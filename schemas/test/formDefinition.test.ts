import { describe, expect, it } from 'vitest'
import { formDefinition, type Json } from '../src/index.ts'

const text = { 'x-id': 'f-1', title: '事由', type: 'string', 'x-component': 'Text' }
const form = (properties: Json): unknown => ({ type: 'object', properties })

describe('form definition', () => {
  it('should take a text field in a section', () => {
    const section = {
      'x-id': 's-1',
      title: '说明',
      type: 'void',
      'x-component': 'Section',
      properties: { a: text },
    }
    expect(formDefinition.safeParse(form({ s: section })).success).toBe(true)
  })

  it.each([
    ['an unknown component', { a: { ...text, 'x-component': 'Iframe' } }],
    ['a reaction with code', { a: { ...text, 'x-reactions': '{{ $self.value }}' } }],
    ['an unknown component property', { a: { ...text, 'x-component-props': { onClick: 'alert(1)' } } }],
    ['a field without x-id', { a: { title: '事由', type: 'string', 'x-component': 'Text' } }],
    ['a key that is no name', { 'a b': text }],
    ['a key of the prototype', JSON.parse('{"constructor":{}}') as Json],
    [
      'a table in a table',
      {
        a: {
          ...text,
          type: 'array',
          'x-component': 'Table',
          items: {
            type: 'object',
            properties: {
              b: {
                ...text,
                type: 'array',
                'x-component': 'Table',
                items: { type: 'object', properties: {} },
              },
            },
          },
        },
      },
    ],
    [
      'a number with more than 15 digits',
      { a: { ...text, type: 'number', 'x-component': 'Number', 'x-component-props': { max: 0.1 + 0.2 } } },
    ],
  ])('should refuse %s', (_what, properties) => {
    expect(formDefinition.safeParse(form(properties as Json)).success).toBe(false)
  })
})
