import type { Json } from '@banshi/schemas'

/**
 * The declared type of a name. `any`: nothing is known, nothing is checked. `date`: a business date `YYYY-MM-DD`;
 * `datetime`: an instant in ISO 8601; both are JSON strings outside and temporal values inside.
 * `threshold`: the JSON value `{ value, comparator }` of a parameter (`design §3`).
 */
export type FeelType =
  | { kind: 'any' }
  | { kind: 'number' }
  | { kind: 'string' }
  | { kind: 'boolean' }
  | { kind: 'date' }
  | { kind: 'datetime' }
  | { kind: 'time' }
  | { kind: 'duration' }
  | { kind: 'threshold' }
  | { kind: 'range' }
  | { kind: 'function'; returns?: FeelType }
  | { kind: 'list'; of: FeelType }
  | { kind: 'context'; fields: Record<string, FeelType> }

export type FeelKind = FeelType['kind']

/** The names an expression may use: form keys at the root and the reserved roots `p`, `v`, `case` … (`design §3`). */
export interface ExpressionScope {
  readonly names: Record<string, FeelType>
  /** Names that are not declared are asked for as well, of any type: for definitions that declare nothing. */
  readonly open?: boolean
}

/** Why a text cannot be compiled, or a warning; `from`/`to` are offsets in the text. Words: catalogue area `expression`. */
export interface ExpressionProblem {
  code: string
  params: Record<string, string | number | boolean>
  from: number
  to: number
}

/** A value at the boundary: plain JSON; numbers have at most 15 significant digits (`traps 2.3`). */
export type FeelValue = Json

interface EvaluationSettings {
  /** The instant, ISO 8601 UTC: all that `now()` and `today()` know. */
  readonly now: string
  /** IANA zone of business dates; absent: `Asia/Shanghai`. */
  readonly timeZone?: string
  /** Steps an evaluation may take; absent: 100,000 (`security A9`). */
  readonly stepBudget?: number
}

/** Where values come from: a record of names, or a function asked for each name when it is read. */
export type EvaluationContext = EvaluationSettings &
  (
    | { readonly names: Readonly<Record<string, Json | undefined>>; readonly get?: undefined }
    | { readonly get: (name: string) => Json | undefined; readonly names?: undefined }
  )

/** `stepBudgetExceeded`, `valueTooLarge`, `valueTooDeep`, `recursionTooDeep`: the expression was stopped. */
export type EvaluationResult =
  | { ok: true; value: FeelValue }
  | { ok: false; code: string; params: Record<string, string | number | boolean> }

export interface CompiledExpression {
  readonly source: string
  readonly type: FeelType
  /** Paths read, root first: `['total']`, `['lines', 'amount']`, `['p', 'selfLimit']`. A path covers all below it. */
  readonly dependencies: readonly (readonly string[])[]
  readonly warnings: readonly ExpressionProblem[]
  /** Never throws for any text or data; what a wrong value cannot answer is null, as FEEL has it. */
  evaluate(context: EvaluationContext): EvaluationResult
}

export interface CompileOptions {
  /** `unaryTests`: a decision table cell; the input is the name `?`. Absent: `expression`. */
  readonly as?: 'expression' | 'unaryTests'
  /** A result known to be of another type is a problem. */
  readonly expects?: FeelType
}

export type CompileResult =
  | { ok: true; expression: CompiledExpression }
  | { ok: false; problems: ExpressionProblem[] }

export const anyType: FeelType = { kind: 'any' }
export const numberType: FeelType = { kind: 'number' }
export const stringType: FeelType = { kind: 'string' }
export const booleanType: FeelType = { kind: 'boolean' }
export const listOf = (of: FeelType): FeelType => ({ kind: 'list', of })

/** The type of what an expression sees: a threshold is its number. */
export const seenType = (type: FeelType): FeelType => (type.kind === 'threshold' ? numberType : type)

/** One type for two alternatives; `any` where they differ. */
export const commonType = (a: FeelType, b: FeelType): FeelType =>
  a.kind === b.kind && a.kind !== 'list' && a.kind !== 'context'
    ? a
    : a.kind === 'list' && b.kind === 'list'
      ? listOf(commonType(a.of, b.of))
      : a === b
        ? a
        : anyType
