import {
  failWith,
  succeed,
  type DecisionTable,
  type Json,
  type Rejection,
  type Result,
} from '@banshi/schemas'
import { anyType, listOf, numberType, type CompiledExpression, type FeelType } from '../expression/index.ts'
import type { EvaluationResult, ExpressionScope } from '../expression/index.ts'
import { limits } from '../expression/limits.ts'
import { commonType } from '../expression/types.ts'
import { CellCompiler, type CompiledRule } from './cells.ts'
import { checkTable, type Report } from './checkTable.ts'
import type { CompiledDecision, DecisionContext, DecisionResult, Hit } from './decision.ts'
import { hitPolicies } from './hitPolicies.ts'

type Evaluated<T> = Result<T, Rejection>

const stopped = (result: EvaluationResult & { ok: false }): { ok: false; error: Rejection } =>
  failWith({ code: `expression.${result.code}`, params: result.params })

function valuesOf(expressions: readonly CompiledExpression[], context: DecisionContext): Evaluated<Json[]> {
  const values: Json[] = []
  for (const expression of expressions) {
    const result = expression.evaluate(context)
    if (!result.ok) return stopped(result)
    values.push(result.value)
  }
  return succeed(values)
}

/** The context of a column: its input is the name `?`. */
function columnContext(context: DecisionContext, input: Json): DecisionContext {
  const { names, get, ...settings } = context
  if (names) return { ...settings, names: { ...names, '?': input } }
  return { ...settings, get: (name) => (name === '?' ? input : get?.(name)) }
}

function holds(rule: CompiledRule, columns: readonly DecisionContext[]): Evaluated<boolean> {
  for (const [column, test] of rule.tests.entries()) {
    const context = columns[column]
    if (!test || !context) continue
    const result = test.evaluate(context)
    if (!result.ok) return stopped(result)
    if (result.value !== true) return succeed(false)
  }
  return succeed(true)
}

/** Outputs by column: the type all rules agree on, else any. */
function typeOf({ hitPolicy, outputs }: DecisionTable, rules: readonly CompiledRule[]): FeelType {
  const columns = outputs.map((_, column) =>
    rules
      .map(({ results }) => results[column]?.type ?? anyType)
      .reduce(commonType, rules[0]?.results[column]?.type ?? anyType),
  )
  const single: FeelType =
    outputs.length === 1
      ? (columns[0] ?? anyType)
      : {
          kind: 'context',
          fields: Object.fromEntries(outputs.map(({ key }, column) => [key, columns[column] ?? anyType])),
        }
  if (hitPolicy === 'R' || hitPolicy === 'C') return listOf(single)
  return hitPolicy === 'C#' || hitPolicy === 'C+' ? numberType : single
}

function dependenciesOf(expressions: readonly CompiledExpression[]): (readonly string[])[] {
  const paths = new Map<string, readonly string[]>()
  for (const { dependencies } of expressions) {
    for (const path of dependencies) if (path[0] !== '?') paths.set(path.join('\u0000'), path)
  }
  return [...paths.values()]
}

function reportsOf(table: DecisionTable): Report {
  return (code, elementId, params = {}, more = {}) => ({
    code: `decision.${code}`,
    params: { name: table.name, ...params },
    severity: 'error',
    part: 'decisions',
    elementId,
    elementName: table.name,
    ...more,
  })
}

/**
 * Compiles a decision table (DMN 1.3 §8) for the names its cells may use. Problems carry the id of the table, input, output
 * or rule, and `place` `expression`, `tests.<column>` or `results.<column>` counted from 0. An empty test does not matter
 * (`-`); an empty result is a problem.
 */
export function compileDecision(table: DecisionTable, scope: ExpressionScope): DecisionResult {
  const report = reportsOf(table)
  const cells = new CellCompiler(table, scope, report)
  const problems = [...checkTable(table, report), ...cells.problems]
  if (problems.some(({ severity }) => severity === 'error')) return { ok: false, problems }
  const inputs = cells.inputs.filter((input) => input !== undefined)
  const { rules } = cells
  const all = [
    ...inputs,
    ...rules.flatMap(({ tests, results }) => [...tests.filter((test) => test !== undefined), ...results]),
  ]
  const combine = hitPolicies[table.hitPolicy]
  /** Of the whole table; a single cell gets its share, but enough to be worth anything. */
  const shareOf = (budget: number): number => Math.max(1000, Math.floor(budget / Math.max(1, all.length)))

  function evaluate(given: DecisionContext): Result<Json, Rejection> {
    const context = { ...given, stepBudget: shareOf(given.stepBudget ?? limits.steps) }
    const entered = valuesOf(inputs, context)
    if (!entered.ok) return entered
    const columns = entered.value.map((input) => columnContext(context, input))
    const hits: Hit[] = []
    for (const [index, rule] of rules.entries()) {
      const held = holds(rule, columns)
      if (!held.ok) return held
      if (!held.value) continue
      const values = valuesOf(rule.results, context)
      if (!values.ok) return values
      hits.push({ rule: index + 1, values: values.value })
      if (table.hitPolicy === 'F') break
    }
    return combine(hits, table)
  }

  const decision: CompiledDecision = {
    key: table.key,
    name: table.name,
    type: typeOf(table, rules),
    dependencies: dependenciesOf(all),
    evaluate,
  }
  return { ok: true, decision, warnings: problems }
}
