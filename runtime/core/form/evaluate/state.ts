import type { FieldPermission, Json } from '@banshi/schemas'
import type { FormProgram } from '../compile/program.ts'
import type { FormContext, NodeSnapshot } from '../context.ts'

/** A node instance as worked out; replaced, never changed, when something in it changes. */
export interface NodeState extends NodeSnapshot {
  /** Rules alone say it is visible; decides whether the value is in force. */
  readonly relevant: boolean
  /** Read-only by a rule of its own or of what contains it. */
  readonly locked: boolean
  /** Why the computed value could not be worked out; null when it could. */
  readonly failure: string | null
}

export type RowValue = { [key: string]: Json }

export interface RowState {
  readonly id: string
  /** As entered, by column slot. */
  readonly raw: readonly Json[]
  readonly cells: readonly NodeState[]
  /** The row in force, as rules see it. */
  readonly value: RowValue
}

/**
 * An open form: values as entered and everything worked out of them. Immutable; `change` gives the next one and
 * shares what stayed the same. Read it through `nodeAt`, `valuesOf`, `validateState`.
 */
export interface FormState {
  readonly program: FormProgram
  readonly context: FormContext
  /** By node index. */
  readonly permissions: readonly FieldPermission[]
  /** As entered, by node index; null for sections, tables and columns. */
  readonly raw: readonly Json[]
  /** By node index; a column's entry is unused. */
  readonly nodes: readonly NodeState[]
  /** Rows by node index of the table. */
  readonly tables: ReadonlyMap<number, readonly RowState[]>
}

/** Deep equality of JSON values. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return false
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    )
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  )
}
