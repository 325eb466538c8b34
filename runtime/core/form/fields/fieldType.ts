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
export interface FieldTypeOf<N extends ValueNode> {
  readonly component: N['x-component']
  /** Type of the value in expressions. */
  type(node: N): FeelType
  readonly empty: Json
  isEmpty(value: Json): boolean
  /** Wording of the demand to fill it in, when it is not `required`. */
  readonly requiredCode?: string
  /** `check` looks at empty values too. */
  readonly checksEmpty?: boolean
  /** Text typed or pasted → value; empty text is the empty value. */
  parse(node: N, text: string): { ok: true; value: Json } | { ok: false; fault: Fault }
  /**
   * JSON from outside → the value as stored, or undefined when it has not the shape of this field (`security A3`).
   * Never changes the meaning of a value.
   */
  accept(node: N, json: Json): Json | undefined
  /** The result of a computed rule → value: rounded to the field's scale, null when it does not fit. */
  fit(node: N, result: Json): Json
  /** Faults of a non-empty value: format, bounds, length, pattern, options. */
  check(node: N, value: Json, input: CheckInput): Fault[]
  /** What may be shown to who sees the field masked; the raw value is not contained in it. */
  mask(node: N, value: Json): Json
  /** For lists, history and print. */
  format(node: N, value: Json, locale: Locale): string
  /** What is wrong with the definition of the field itself, apart from its rules. */
  define(node: N): DefinitionFault[]
}

/** The field type of one component; without argument, of any. */
export type FieldType<C extends ValueComponent = ValueComponent> = FieldTypeOf<NodeOf<C>>
