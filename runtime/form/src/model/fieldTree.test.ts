import type { FormNode } from '@banshi/schemas'
import { createForm, type Field } from '@formily/core'
import { Schema } from '@formily/json-schema'
import { describe, expect, it } from 'vitest'
import { fieldTypes } from '../fields/index.ts'
import { createFieldTree, fieldProps } from './fieldTree.ts'
import { writeValue } from './writeValue.ts'

describe('the field tree', () => {
  it.each(Object.values(fieldTypes).filter((type) => type.component !== 'Section'))(
    'should read a $component node as Formily reads its schema',
    (type) => {
      // given
      const node = { ...type.create('n1', 'key1', '标题'), description: '说明', required: true } as FormNode
      const form = createForm()
      // when
      const byFormily = form.createField(
        new Schema({ ...node, name: 'a' } as never).toFieldProps() as never,
      ) as Field
      const byUs = form.createField({ name: 'b', ...fieldProps(node) } as never) as Field
      // then
      const seen = (field: Field) => ({
        title: field.title,
        description: field.description,
        required: field.required,
        dataSource: field.dataSource,
        component: field.componentType,
      })
      expect(seen(byUs)).toEqual(seen(byFormily))
    },
  )

  it('should never execute text in a definition', () => {
    const schema = new Schema({ type: 'string', name: 'a', title: '{{ globalThis.hacked = true }}' } as never)
    const field = createForm().createField(schema.toFieldProps() as never) as Field
    expect(field.title).toContain('globalThis.hacked')
    expect('hacked' in globalThis).toBe(false)
  })

  it.each(['__proto__', 'constructor', 'prototype'])('should refuse the key %s', (key) => {
    const node = fieldTypes.Text.create('n1', key, 'x')
    const properties = Object.fromEntries([[key, node]])
    expect(() => createFieldTree({ type: 'object', properties }, () => undefined)).toThrow('reserved')
    expect(() => writeValue({}, key, 1)).toThrow('reserved')
  })
})
