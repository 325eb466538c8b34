import type { FormDefinition } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import type { AnyNode } from '../commands/index.ts'
import { dropAt } from './dropPlace.ts'
import type { Box } from './dropPlace.ts'

const form: FormDefinition = {
  type: 'object',
  properties: {
    s: {
      'x-id': 's',
      title: '开支',
      type: 'void',
      'x-component': 'Section',
      properties: {
        a: { 'x-id': 'a', title: '事由', type: 'string', 'x-component': 'Text' },
        b: { 'x-id': 'b', title: '来源', type: 'string', 'x-component': 'Text' },
        t: {
          'x-id': 't',
          title: '明细',
          type: 'array',
          'x-component': 'Table',
          items: {
            type: 'object',
            properties: { c: { 'x-id': 'c', title: '品名', type: 'string', 'x-component': 'Text' } },
          },
        },
      },
    },
  },
}
const boxes: Record<string, Box> = {
  s: { left: 0, top: 0, width: 700, height: 300 },
  a: { left: 0, top: 40, width: 340, height: 60 },
  b: { left: 360, top: 40, width: 340, height: 60 },
  t: { left: 0, top: 120, width: 700, height: 120 },
  c: { left: 40, top: 150, width: 600, height: 30 },
}
const date: AnyNode = { 'x-id': 'new', title: '日期', type: 'string', 'x-component': 'Date' }
const section: AnyNode = {
  'x-id': 'new',
  title: '分区',
  type: 'void',
  'x-component': 'Section',
  properties: {},
}
const drop = (node: AnyNode, overId: string | null, x: number, y: number) =>
  dropAt({
    form,
    node,
    overId,
    point: { x, y },
    boxOf: (id) => boxes[id],
    sheet: { left: 0, top: 0, width: 700, height: 500 },
  })

describe('dropAt', () => {
  it('should go left and right of half-width fields', () => {
    expect(drop(date, 'b', 370, 80)).toMatchObject({
      place: { parentId: 's', index: 1 },
      code: 'dropBefore',
      title: '来源',
    })
    expect(drop(date, 'b', 690, 80)).toMatchObject({ place: { parentId: 's', index: 2 }, code: 'dropAfter' })
  })

  it('should go above a table at its edge and into it as a column in its middle', () => {
    expect(drop(date, 't', 300, 124)).toMatchObject({
      place: { parentId: 's', index: 2 },
      code: 'dropBefore',
      title: '明细',
    })
    expect(drop(date, 't', 600, 200)).toMatchObject({
      place: { parentId: 't', index: 1 },
      code: 'dropColumnAfter',
      title: '品名',
    })
    expect(drop(date, 'c', 60, 160)).toMatchObject({
      place: { parentId: 't', index: 0 },
      code: 'dropColumnBefore',
    })
  })

  it('should put a section beside a table it cannot go into', () => {
    expect(drop(section, 'c', 60, 160)).toMatchObject({ place: { parentId: 's', index: 2 } })
  })

  it('should go between the children of a section and to the end of the sheet', () => {
    expect(drop(date, 's', 300, 110)).toMatchObject({
      place: { parentId: 's', index: 2 },
      code: 'dropBefore',
      title: '明细',
    })
    expect(drop(date, null, 300, 450)).toMatchObject({
      place: { parentId: null, index: 1 },
      code: 'dropAfter',
      title: '开支',
    })
  })
})
