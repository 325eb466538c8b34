import type { FieldComponent, FieldOption, Json, MessageParams, ValueNode } from '@banshi/schemas'
import type { Locale } from '@banshi/schemas/messages'
import type { FeelType } from '../../expression/index.ts'

export type ValueComponent = Exclude<FieldComponent, 'Section'>
export type NodeOf<C extends ValueComponent> = Extract<ValueNode, { 'x-component': C }>

/** Why a value does not fit its field: a code of the catalogue area `form`, bare. */
export interface Fault {
  code: string
  params?: MessageParams
}

/** Why a definition of this field does not hold; `place` as in `Problem`. */
export interface DefinitionFault extends Fault {
  place?: string
  severity?: 'error' | 'warning'
}

/** What `check` may know besides the value: the options offered to this instance. */
export interface CheckInput {
  options: readonly FieldOption[] | null
}

/**
 * All that the core knows about a kind of field (`design §5`: a field type is two folders of one name).
 * The registry joins them; nothing else in the core names a component.
 */
export interface FieldType<C extends ValueComponent = ValueComponent> {
  readonly component: C
  /** Type of the value in expressions. */
  type(node: NodeOf<C>): FeelType
  readonly empty: Json
  isEmpty(value: Json): boolean
  /** Text typed or pasted → value; empty text is the empty value. */
  parse(node: NodeOf<C>, text: string): { ok: true; value: Json } | { ok: false; fault: Fault }
  /**
   * JSON from outside → the value as stored, or undefined when it has not the shape of this field (`security A3`).
   * Never changes the meaning of a value.
   */
  accept(node: NodeOf<C>, json: Json): Json | undefined
  /** The result of a computed rule → value: rounded to the field's scale, null when it does not fit. */
  fit(node: NodeOf<C>, result: Json): Json
  /** Faults of a non-empty value: format, bounds, length, pattern, options. */
  check(node: NodeOf<C>, value: Json, input: CheckInput): Fault[]
  /** What may be shown to who sees the field masked; the raw value is not contained in it. */
  mask(node: NodeOf<C>, value: Json): Json
  /** For lists, history and print. */
  format(node: NodeOf<C>, value: Json, locale: Locale): string
  /** What is wrong with the definition of the field itself, apart from its rules. */
  define(node: NodeOf<C>): DefinitionFault[]
}
