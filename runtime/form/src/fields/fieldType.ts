import type { ColumnNode, FieldComponent, FieldOption, FormNode, Json, ValueNode } from '@banshi/schemas'
import type { Component } from 'vue'

/** How the designer asks for one setting; `feel` opens the expression editor, `columns` and `options` edit lists. */
export type SettingKind =
  | 'text'
  | 'longText'
  | 'number'
  | 'boolean'
  | 'date'
  | 'choice'
  | 'choices'
  | 'options'
  | 'columns'
  | 'columnKeys'
  | 'feel'
  | 'validations'

export interface Setting {
  /** Where the value stands in the node, e.g. `['x-component-props', 'maxLength']`. */
  place: readonly string[]
  labelCode: string
  helpCode?: string
  kind: SettingKind
  min?: number
  max?: number
  /** For `choice` and `choices`. */
  choices?: readonly { value: string | number; labelCode: string }[]
  /** For `feel`: the type the expression must yield. */
  expects?: 'boolean' | 'number' | 'string' | 'date' | 'list' | 'any'
}

/** The tabs of the designer's property panel. */
export type SettingsGroupName = 'basic' | 'data' | 'rules' | 'appearance'
export interface SettingsGroup {
  group: SettingsGroupName
  settings: readonly Setting[]
}

/** What a control is given. It emits `change(value)` on each keystroke that yields a value, and `blur`. */
export interface ControlProps {
  node: ValueNode | ColumnNode
  path: string
  value: Json | undefined
  inputId: string
  /** Id of the visible label, for groups; absent in table cells. */
  labelId?: string
  /** Accessible name where no visible label is bound (table cells). */
  name?: string
  describedBy?: string
  required: boolean
  invalid: boolean
  /** Present but neither focusable nor writable: design mode. */
  inert: boolean
  /** Offered options, ended ones left out unless chosen. */
  options: readonly FieldOption[]
  /** In a table cell: no unit, no 大写, no help of its own. */
  compact: boolean
  /** Only for types that read themselves (`readsItself`). */
  readOnly?: boolean
}

/** Reading a value: text shown instead of a control. */
export interface ReadProps {
  node: ValueNode | ColumnNode
  value: Json | undefined
  compact: boolean
}

/** The browser half of a field type; `core/form/fields/<type>` is the other half and has the same name. */
export interface FieldType {
  component: FieldComponent
  labelCode: string
  palette: 'common' | 'table' | 'layout'
  icon: Component
  /** A new node as dropped from the palette. */
  create(id: string, key: string, title: string): FormNode
  settings: readonly SettingsGroup[]
  /** May stand as a column of a table. */
  columnable: boolean
  /** Takes both columns of the grid unless `x-span` says otherwise. */
  long: boolean
  Control: Component
  /** Shows the value where it cannot be changed; absent: `readText` as plain text. */
  Read?: Component
  /** The control shows itself read-only and keeps its label above (tables). */
  readsItself?: boolean
}
