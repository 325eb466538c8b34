import type { Json, MessageParams, Problem, Rejection, Result } from '@banshi/schemas'
import type { EvaluationContext, FeelType } from '../expression/index.ts'

/** What an evaluation reads and may cost: `get` or `names`, `now`, and the steps of the whole table. */
export type DecisionContext = EvaluationContext

/**
 * A decision table compiled once per definition version. One output gives its value, several a context by output key; the
 * collecting hit policies give a list of these, or what they calculate (DMN 1.3 §8.2.8).
 */
export interface CompiledDecision {
  readonly key: string
  readonly name: string
  /** Type of the result; any rule may leave it null. */
  readonly type: FeelType
  /** Paths read by inputs and cells, root first. */
  readonly dependencies: readonly (readonly string[])[]
  /**
   * Never throws. Errors: `decision.notUnique { name, first, second }` (U), `decision.notAny { name, first, second }` (A; rules
   * counted from 1), `decision.notNumbers`, `decision.notComparable`, and `expression.…` for a cell that was stopped.
   */
  evaluate(context: DecisionContext): Result<Json, Rejection>
}

export type DecisionResult =
  | { ok: true; decision: CompiledDecision; warnings: Problem[] }
  | { ok: false; problems: Problem[] }

/** A rule that holds: its number from 1 and its outputs in their order. */
export interface Hit {
  rule: number
  values: readonly Json[]
}

export const decisionError = (code: string, params: MessageParams): { ok: false; error: Rejection } => ({
  ok: false,
  error: { code: `decision.${code}`, params },
})
