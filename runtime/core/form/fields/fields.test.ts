import { fieldComponents, type Json } from '@banshi/schemas'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatValue, maskValue, parseText } from '../index.ts'
import { aField, aTable } from '../testing/formBuilders.ts'
import { fieldTypeOf, fieldTypes } from './registry.ts'

const fileA = {
  fileId: '018f3c5e-7b1a-7c2d-9e3f-0123456789ab',
  name: '发票.pdf',
  size: 10,
  mediaType: 'application/pdf',
}
const money = aField('Money', 'm')
const quantity = aField('Number', 'n', { props: { scale: 0, unit: '个', min: 1, max: 1000 } })
const day = aField('Date', 'd', { props: { min: '2026-01-01', max: '2026-12-31' } })
const text = aField('Text', 't', { props: { maxLength: 4, pattern: '[甲-龥]+' } })
const radio = aField('Radio', 'r')
const boxes = aField('Checkbox', 'c', { props: { min: 2, max: 2 } })
const file = aField('File', 'f', { props: { maxCount: 1, accept: ['image'] } })
const table = aTable('l', { a: aField('Number', 'a') }, { props: { minRows: 1, maxRows: 2 } })

describe('the registry of field types', () => {
  it('should know every component a form may name, and nothing of a prototype', () => {
    expect([...Object.keys(fieldTypes), 'Section'].toSorted()).toEqual([...fieldComponents].toSorted())
    for (const [component, type] of Object.entries(fieldTypes)) expect(type.component).toBe(component)
    for (const component of ['constructor', '__proto__', 'toString', 'Html'])
      expect(fieldTypeOf({ 'x-component': component } as never)).toBeUndefined()
  })
})

describe('typed text', () => {
  it.each([
    [money, '3,260.5', 3260.5],
    [money, '３２６０．５０', 3260.5],
    [money, ' 12 ', 12],
    [money, '', null],
    [money, '-0', 0],
    [quantity, '十', 'form.notNumber'],
    [quantity, '1e3', 'form.notNumber'],
    [quantity, '1234567890123456789', 'form.notNumber'],
    [day, '2026年3月12日', '2026-03-12'],
    [day, '2026/3/1', '2026-03-01'],
    [day, '20260229', 'form.notDate'],
    [day, '2026-02-30', 'form.notDate'],
    [radio, '选项b', 'b'],
    [radio, 'b', 'b'],
    [radio, '别的', 'form.noSuchOption'],
    [boxes, '选项c、选项a', ['a', 'c']],
    [text, '', null],
    [text, '甲', '甲'],
  ])('should read %# as a value', (node, typed, expected) => {
    const parsed = parseText(node, typed)
    expect(parsed.ok ? parsed.value : parsed.code).toEqual(expected)
  })
})

describe('values from outside', () => {
  const accepted = (node: Parameters<typeof maskValue>[0], json: unknown): Json | undefined =>
    fieldTypeOf(node)?.accept(node, json as Json)

  it.each([
    [text, '', null],
    [text, 'x', 'x'],
    [text, 5, undefined],
    [text, 'a\u0000b', undefined],
    [text, '\ud800', undefined],
    [text, ['x'], undefined],
    [money, '5', undefined],
    [money, 0.1, 0.1],
    [money, 0.1 + 0.2, undefined],
    [money, Number.NaN, undefined],
    [day, '2026-13-01', undefined],
    [day, '2026-03-12', '2026-03-12'],
    [radio, { a: 1 }, undefined],
    [boxes, ['c', 'a'], ['a', 'c']],
    [boxes, ['a', 'a'], undefined],
    [boxes, 'a', undefined],
    [file, [fileA], [fileA]],
    [file, [fileA, fileA], undefined],
    [file, [{ ...fileA, path: '/etc' }], undefined],
    [file, [{ name: 'x' }], undefined],
    [table, [{ $row: 'r1', a: 1 }], [{ $row: 'r1', a: 1 }]],
    [table, [{ a: 1 }], undefined],
    [table, [{ $row: 'r1', a: 'x' }], undefined],
    [table, [null], undefined],
  ])('should be taken or refused by their shape (%#)', (node, json, expected) => {
    expect(accepted(node, json)).toEqual(expected)
  })

  it('should never throw, and what is accepted is accepted again unchanged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(text, money, day, radio, boxes, file, table),
        fc.jsonValue(),
        (node, json) => {
          const once = accepted(node, json)
          if (once !== undefined) expect(accepted(node, once)).toEqual(once)
        },
      ),
    )
  })
})

describe('faults of a value', () => {
  const faults = (node: Parameters<typeof maskValue>[0], value: Json): string[] => {
    const options = 'enum' in node ? node.enum : null
    return (
      fieldTypeOf(node)
        ?.check(node, value, { options })
        .map((fault) => fault.code) ?? []
    )
  }
  it.each([
    [text, '甲乙丙丁戊', ['tooLong']],
    [text, 'abc', ['wrongFormat']],
    [text, '甲', []],
    [quantity, 0, ['tooSmall']],
    [quantity, 1001, ['tooLarge']],
    [quantity, 1.5, ['notWhole']],
    [money, 0.125, ['tooManyDecimals']],
    [money, 99.99, []],
    [day, '2025-12-31', ['tooEarly']],
    [day, '2027-01-01', ['tooLate']],
    [radio, 'x', ['noSuchOption']],
    [boxes, ['a'], ['tooFewChosen']],
    [boxes, ['a', 'b', 'c'], ['tooManyChosen']],
    [file, [fileA, fileA], ['tooManyFiles', 'fileKind', 'fileKind']],
    [table, [], ['tooFewRows']],
    [table, [1, 2, 3], ['tooManyRows']],
  ])('should be named (%#)', (node, value, expected) => {
    expect(faults(node, value as Json)).toEqual(expected)
  })
})

describe('computed results', () => {
  it.each([
    [money, 2.675, 2.68],
    [money, -2.675, -2.68],
    [money, 1.005, 1.01],
    [quantity, 2.5, 3],
    [money, 'x', null],
    [radio, 'b', 'b'],
    [radio, 'x', null],
    [boxes, ['c', 'x', 'a'], ['a', 'c']],
  ])('should be rounded half up to the scale and fit the field (%#)', (node, result, expected) => {
    expect(fieldTypeOf(node)?.fit(node, result as Json)).toEqual(expected)
  })
})

describe('values as shown', () => {
  it.each([
    [money, 3260, '3,260.00 元', '¥3,260.00'],
    [money, -1234567.5, '-1,234,567.50 元', '¥-1,234,567.50'],
    [quantity, 1200, '1,200 个', '1,200 个'],
    [day, '2026-03-12', '2026年3月12日', '2026-03-12'],
    [radio, 'b', '选项b', '选项b'],
    [boxes, ['a', 'c'], '选项a、选项c', '选项a, 选项c'],
    [file, [fileA], '发票.pdf', '发票.pdf'],
    [table, [{ $row: 'r1' }], '1 行', '1 rows'],
    [text, null, '', ''],
  ])('should read well in both languages (%#)', (node, value, zh, en) => {
    expect(formatValue(node, value as Json, 'zh-CN')).toBe(zh)
    expect(formatValue(node, value as Json, 'en')).toBe(en)
  })
})

describe('masks', () => {
  it.each([
    ['张三', '张*'],
    ['张小三', '张*三'],
    ['13800000926', '138****0926'],
    ['440301199001010412', '4403**********0412'],
    ['翠园街道翠园社区一栋', '翠园街****'],
    ['王', '*'],
  ])('should hide the middle of %s', (value, expected) => {
    expect(maskValue(aField('Text', 't'), value)).toBe(expected)
  })

  it('should never contain the raw value of any field', () => {
    for (const [node, value] of [
      [money, 500.01],
      [day, '2026-03-12'],
      [radio, 'b'],
      [boxes, ['a']],
      [file, [fileA]],
      [table, [{ $row: 'r1', a: 7 }]],
    ] as [typeof money, Json][]) {
      expect(maskValue(node, value)).toBe('****')
      expect(formatValue(node, maskValue(node, value), 'zh-CN')).toBe('****')
    }
  })
})
