import type { ColumnNode, FieldOption, FormDefinition, FormNode, Validation } from '@banshi/schemas'
import type { CompiledExpression } from '../../expression/index.ts'
import type { FieldType } from '../fields/fieldType.ts'
import type { FormField } from '../fieldsOf.ts'

export type RuleKind = 'visible' | 'required' | 'readOnly' | 'value' | 'options'

export interface CompiledValidation {
  readonly validation: Validation
  readonly expression: CompiledExpression
}

export interface CompiledRules {
  visible?: CompiledExpression
  required?: CompiledExpression
  readOnly?: CompiledExpression
  value?: CompiledExpression
  options?: CompiledExpression
  validate: CompiledValidation[]
}

/** One node of the form with its compiled rules. */
export interface ProgramNode {
  /** Place in `FormProgram.nodes`, which is form order. */
  readonly index: number
  readonly node: FormNode | ColumnNode
  readonly key: string
  readonly path: string
  readonly kind: 'section' | 'field' | 'table' | 'column'
  /** Index of the section or table around it, -1 at the root. */
  readonly parent: number
  /** A column's place in its table's rows; -1 for all else. */
  readonly slot: number
  /** Indexes of a table's columns by slot. */
  readonly columns: readonly number[]
  /** Null for a section. */
  readonly type: FieldType | null
  readonly rules: CompiledRules
  /** The value is dropped while the field is invisible (`whenHidden`, else that of its table or section). */
  readonly drops: boolean
  /** Options that have not ended; null for fields without options. */
  readonly offered: readonly FieldOption[] | null
}

/** What is worked out of a node, one vertex of the graph each; `rows` is the number and order of a table's rows. */
export const phases = { visible: 0, value: 1, face: 2, rows: 3 } as const
export type Phase = (typeof phases)[keyof typeof phases]
export const vertexOf = (index: number, phase: Phase): number => index * 4 + phase

/** `sameRow`: from a cell only to cells of the same row. */
export interface Edge {
  readonly to: number
  readonly sameRow: boolean
}

/** Rules as a graph over definition paths: who is worked out after whom. */
export interface RuleGraph {
  /** Edges by vertex. */
  readonly after: readonly (readonly Edge[])[]
  /** Vertices in an order in which each comes after all it reads. */
  readonly order: readonly number[]
  /** Place in `order` by vertex. */
  readonly rank: readonly number[]
}

/** A compiled form: made once per definition version, shared by all cases, never changed. */
export interface FormProgram {
  readonly form: FormDefinition
  /** Every field in form order, columns after their table. */
  readonly fields: readonly FormField[]
  readonly nodes: readonly ProgramNode[]
  /** Indexes of root fields and tables, in form order. */
  readonly roots: readonly number[]
  /** Node index by definition path. */
  readonly byPath: ReadonlyMap<string, number>
  readonly graph: RuleGraph
}
