import type { DecisionTable, MessageParams, Problem } from '@banshi/schemas'
import {
  booleanType,
  compileExpression,
  type CompiledExpression,
  type CompileOptions,
  type ExpressionProblem,
  type ExpressionScope,
} from '../expression/index.ts'
import type { Report } from './checkTable.ts'

export interface CompiledRule {
  /** By column; undefined: the input does not matter here. */
  tests: readonly (CompiledExpression | undefined)[]
  results: readonly CompiledExpression[]
}

interface Place {
  elementId: string
  place: string
  params: MessageParams
}

const isIrrelevant = (text: string): boolean => text.trim() === '' || text.trim() === '-'

/** The inputs and rules of a table as closures; faults are collected, so that all are shown at once. */
export class CellCompiler {
  readonly problems: Problem[] = []
  readonly inputs: readonly (CompiledExpression | undefined)[]
  readonly rules: readonly CompiledRule[]

  constructor(
    table: DecisionTable,
    private readonly scope: ExpressionScope,
    private readonly report: Report,
  ) {
    this.inputs = table.inputs.map(({ id, label, expression }) =>
      this.compile(expression, scope, {}, { elementId: id, place: 'expression', params: { column: label } }),
    )
    const scopes = this.inputs.map((input) => this.withInput(input))
    this.rules = table.rules.map(({ id, tests, results }, index) => ({
      tests: table.inputs.map(({ label }, column) => {
        const text = tests[column] ?? ''
        if (isIrrelevant(text)) return undefined
        const place = { elementId: id, place: `tests.${column}`, params: { row: index + 1, column: label } }
        return this.compile(text, scopes[column] ?? scope, { as: 'unaryTests', expects: booleanType }, place)
      }),
      results: table.outputs.flatMap(({ label, key }, column) => {
        const params = { row: index + 1, column: label === '' ? key : label }
        const place = { elementId: id, place: `results.${column}`, params }
        return this.compile(results[column] ?? '', scope, {}, place) ?? []
      }),
    }))
  }

  /** What the cells of a column see: the names of the table and the input as `?`. */
  private withInput(input: CompiledExpression | undefined): ExpressionScope {
    return { ...this.scope, names: { ...this.scope.names, '?': input?.type ?? { kind: 'any' } } }
  }

  private compile(
    text: string,
    scope: ExpressionScope,
    options: CompileOptions,
    place: Place,
  ): CompiledExpression | undefined {
    const compiled = compileExpression(text, scope, options)
    if (!compiled.ok) {
      this.problems.push(...compiled.problems.map((problem) => this.at(place, problem, 'error')))
      return undefined
    }
    const { warnings } = compiled.expression
    this.problems.push(...warnings.map((problem) => this.at(place, problem, 'warning')))
    return compiled.expression
  }

  private at(
    { elementId, place, params }: Place,
    problem: ExpressionProblem,
    severity: Problem['severity'],
  ): Problem {
    const { from, to } = problem
    return {
      ...this.report(
        problem.code,
        elementId,
        { ...params, ...problem.params },
        { severity, place, from, to },
      ),
      code: `expression.${problem.code}`,
    }
  }
}
