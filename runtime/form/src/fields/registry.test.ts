import { fieldTypes as coreTypes } from '@banshi/core/form'
import { fieldComponents, formNode, reservedKeys } from '@banshi/schemas'
import { locales, messages } from '@banshi/schemas/messages'
import { describe, expect, it } from 'vitest'
import type { FieldType } from './fieldType.ts'
import { fieldTypes } from './index.ts'

const has = (code: string): boolean => {
  const [area = '', key = ''] = code.split('.')
  return locales.every((locale) => messages[locale][area]?.[key] !== undefined)
}

const created = (type: FieldType): string[] => {
  const node = type.create('n1', 'key1', '标题')
  return node['x-component'] === 'Table' ? Object.keys(node.items.properties) : []
}

describe('the registry of field types', () => {
  it('should have both halves of every component a form may name', () => {
    expect(Object.keys(fieldTypes)).toEqual([...fieldComponents])
    expect([...Object.keys(coreTypes), 'Section'].toSorted()).toEqual([...fieldComponents].toSorted())
  })

  it.each(Object.values(fieldTypes))('should make valid nodes and have words for $component', (type) => {
    expect(type.component).toBe(type.create('n1', 'key1', '标题')['x-component'])
    expect(formNode.safeParse(type.create('n1', 'key1', '标题')).error).toBeUndefined()
    const columns = created(type)
    expect(columns.filter((key) => reservedKeys.has(key))).toEqual([])
    const settings = type.settings.flatMap((group) => group.settings)
    const codes = settings.flatMap((setting) => [
      setting.labelCode,
      ...(setting.helpCode ? [setting.helpCode] : []),
      ...(setting.choices ?? []).map((choice) => choice.labelCode),
    ])
    expect([type.labelCode, ...codes].filter((code) => !has(code))).toEqual([])
  })
})
