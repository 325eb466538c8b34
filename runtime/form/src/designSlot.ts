import type { ColumnNode, FormNode } from '@banshi/schemas'
import type { Component } from 'vue'

/**
 * What the scoped slot `node` of `FormRenderer` receives in design mode. The slot wraps every section, field, table and
 * column: render `<component :is="content" />` inside your own frame.
 */
export interface DesignSlotProps {
  node: FormNode | ColumnNode
  /** Key path inside the definition, e.g. `['basics', 'lines', 'qty']`. */
  path: readonly string[]
  xId: string
  isTable: boolean
  isColumn: boolean
  isSection: boolean
  /** The real control, label and help of the node. */
  content: Component
}
