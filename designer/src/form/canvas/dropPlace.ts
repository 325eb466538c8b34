import type { FormDefinition } from '@banshi/schemas'
import type { AnyNode, Place } from '../commands/index.ts'
import { childrenOf, find, whyNotIn } from '../commands/index.ts'

export interface Box {
  left: number
  top: number
  width: number
  height: number
}
export interface Point {
  x: number
  y: number
}

/** Where a dropped thing would go, the line that shows it, and the words on the line. */
export interface Drop {
  place: Place
  line: Box & { isUpright: boolean }
  /** Key of the catalogue with the name of the neighbour: 「放到这里：合计金额之前」. */
  code: 'dropBefore' | 'dropAfter' | 'dropInto' | 'dropColumnBefore' | 'dropColumnAfter' | 'dropFirst'
  title: string
}

export interface DropInput {
  form: FormDefinition
  /** What is dragged; a new node before it has a place. */
  node: AnyNode
  point: Point
  /** The innermost node under the pointer; null: the sheet itself. */
  overId: string | null
  boxOf(id: string): Box | undefined
  sheet: Box
}

const edge = 12
const bottom = (box: Box): number => box.top + box.height
const right = (box: Box): number => box.left + box.width

function level(box: Box, isAfter: boolean): Drop['line'] {
  return {
    left: box.left,
    width: box.width,
    top: isAfter ? bottom(box) : box.top,
    height: 0,
    isUpright: false,
  }
}
function upright(box: Box, isAfter: boolean): Drop['line'] {
  return {
    left: isAfter ? right(box) : box.left,
    width: 0,
    top: box.top,
    height: box.height,
    isUpright: true,
  }
}

/** Beside a node of the grid: half-width fields have a left and a right, all others an upper and a lower side. */
function beside(input: DropInput, id: string): Drop | null {
  const found = find(input.form, id)
  const box = input.boxOf(id)
  if (!found || !box || whyNotIn(input.form, input.node, found.parentId)) return null
  const around = (found.parentId === null ? input.sheet : input.boxOf(found.parentId)) ?? input.sheet
  const isHalf = box.width < around.width * 0.6
  const isAfter = isHalf ? input.point.x > box.left + box.width / 2 : input.point.y > box.top + box.height / 2
  return {
    place: { parentId: found.parentId, index: found.index + (isAfter ? 1 : 0) },
    line: isHalf ? upright(box, isAfter) : level(box, isAfter),
    code: isAfter ? 'dropAfter' : 'dropBefore',
    title: found.node.title,
  }
}

/** Into a table: before or after the column at the pointer. */
function asColumn(input: DropInput, tableId: string): Drop | null {
  const table = find(input.form, tableId)
  if (!table || whyNotIn(input.form, input.node, tableId)) return null
  const columns = childrenOf(table.node)
  for (const [index, [, column]] of columns.entries()) {
    const box = input.boxOf(column['x-id'])
    const isLast = index === columns.length - 1
    if (!box || (input.point.x > right(box) && !isLast)) continue
    const isAfter = input.point.x > box.left + box.width / 2
    return {
      place: { parentId: tableId, index: index + (isAfter ? 1 : 0) },
      line: upright({ ...box, height: Math.max(box.height, 40) }, isAfter),
      code: isAfter ? 'dropColumnAfter' : 'dropColumnBefore',
      title: column.title,
    }
  }
  return null
}

/** In a section or on the sheet, between its children: before the first one that lies behind the pointer. */
function among(input: DropInput, parentId: string | null): Drop | null {
  if (whyNotIn(input.form, input.node, parentId)) return null
  const parent = parentId === null ? undefined : find(input.form, parentId)
  const children = childrenOf(parent?.node ?? input.form)
  const area = (parentId === null ? input.sheet : input.boxOf(parentId)) ?? input.sheet
  let last: { box: Box; title: string } | null = null
  for (const [index, [, child]] of children.entries()) {
    const box = input.boxOf(child['x-id'])
    if (!box) continue
    if (input.point.y < box.top + box.height / 2) {
      return {
        place: { parentId, index },
        line: level({ ...box, left: area.left, width: area.width }, false),
        code: 'dropBefore',
        title: child.title,
      }
    }
    last = { box, title: child.title }
  }
  const place = { parentId, index: children.length }
  if (last) {
    return {
      place,
      line: level({ ...last.box, left: area.left, width: area.width }, true),
      code: 'dropAfter',
      title: last.title,
    }
  }
  return {
    place,
    line: level({ ...area, top: area.top + area.height / 2 }, false),
    code: parent ? 'dropInto' : 'dropFirst',
    title: parent?.node.title ?? '',
  }
}

/** Decides from the pointer alone where a drop goes; null where it may not go. */
export function dropAt(input: DropInput): Drop | null {
  if (input.overId === null) return among(input, null)
  const over = find(input.form, input.overId)
  const box = input.boxOf(input.overId)
  if (!over || !box || input.overId === input.node['x-id']) return null
  if (over.parent?.['x-component'] === 'Table')
    return asColumn(input, over.parent['x-id']) ?? beside(input, over.parent['x-id'])
  const nearEdge = input.point.y < box.top + edge || input.point.y > bottom(box) - edge
  if (over.node['x-component'] === 'Table' && !nearEdge)
    return asColumn(input, input.overId) ?? beside(input, input.overId)
  if (over.node['x-component'] === 'Section' && !nearEdge)
    return among(input, input.overId) ?? beside(input, input.overId)
  return beside(input, input.overId)
}
