import { fieldTypes } from '@banshi/form'
import type { FieldComponent } from '@banshi/schemas'
import type { PaletteEntry } from '../newNode.ts'

export interface PaletteGroup {
  labelCode: string
  entries: readonly PaletteEntry[]
}

const entriesOf = (palette: 'common' | 'table' | 'layout'): PaletteEntry[] =>
  (Object.keys(fieldTypes) as FieldComponent[])
    .filter((component) => fieldTypes[component].palette === palette)
    .map((component) => ({ component, computed: false }))

/** 常用 · 表格与计算 · 布局, from the registry of field types. */
export const paletteGroups: readonly PaletteGroup[] = [
  { labelCode: 'designerForm.groupCommon', entries: entriesOf('common') },
  {
    labelCode: 'designerForm.groupTable',
    entries: [...entriesOf('table'), { component: 'Money', computed: true }],
  },
  { labelCode: 'designerForm.groupLayout', entries: entriesOf('layout') },
]
