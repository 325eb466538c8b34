import type { ColumnNode, FormNode } from '@banshi/schemas'
import type { FieldType } from '../fields/fieldType.ts'

/** Whether a field takes both columns of the grid: as the definition says, else as its type does. */
export const isLong = (node: FormNode | ColumnNode, type: FieldType): boolean =>
  (('x-span' in node ? node['x-span'] : undefined) ?? (type.long ? 2 : 1)) === 2
