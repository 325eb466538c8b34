import { fieldsOf, formScope } from '@banshi/core/form'
import { compileExpression, type ExpressionScope } from '@banshi/core/expression'
import { parameterTypes } from '@banshi/core/parameters'
import type { BusinessTypeSettings, FormDefinition, Parameter } from '@banshi/schemas'

/** What a condition may name, as the interpreter sees it. */
export const conditionScope = (form: FormDefinition, settings: BusinessTypeSettings): ExpressionScope => ({
  names: {
    ...formScope(form),
    p: parameterTypes(settings.parameters),
    v: { kind: 'any' },
    case: { kind: 'any' },
    starter: { kind: 'any' },
  },
})

/** What is wrong with a condition, as catalogue codes with params; empty when it can run. */
export function conditionProblems(
  text: string,
  form: FormDefinition,
  settings: BusinessTypeSettings,
): { code: string; params: Record<string, string | number | boolean>; severity: 'error' | 'warning' }[] {
  if (!text.trim()) return []
  const compiled = compileExpression(text, conditionScope(form, settings), { expects: { kind: 'boolean' } })
  const found = compiled.ok ? compiled.expression.warnings : compiled.problems
  const severity = compiled.ok ? 'warning' : 'error'
  return found.map(({ code, params }) => ({ code: `expression.${code}`, params, severity }))
}

/** A condition a clerk would say: a number of the form meets a threshold, or a ballot came out some way. */
export type SimpleCondition =
  | { kind: 'threshold'; field: string; parameter: string }
  | { kind: 'result'; task: string; outcome: string }

export const conditionText = (condition: SimpleCondition): string =>
  condition.kind === 'threshold'
    ? `meets(${condition.field}, p.${condition.parameter})`
    : `v.${condition.task}.outcome = "${condition.outcome}"`

/** The simple form of a text that has one. */
export function simpleCondition(text: string): SimpleCondition | undefined {
  const name = '[\\p{L}_][\\p{L}\\p{N}_]*'
  const threshold = new RegExp(`^\\s*meets\\(\\s*(${name})\\s*,\\s*p\\.(${name})\\s*\\)\\s*$`, 'u').exec(text)
  if (threshold) return { kind: 'threshold', field: threshold[1] ?? '', parameter: threshold[2] ?? '' }
  const result = new RegExp(`^\\s*v\\.(${name})\\.outcome\\s*=\\s*"(\\w+)"\\s*$`, 'u').exec(text)
  return result ? { kind: 'result', task: result[1] ?? '', outcome: result[2] ?? '' } : undefined
}

/** Numbers of the form that a threshold can be held against. */
export const numberFields = (form: FormDefinition): { key: string; title: string }[] =>
  fieldsOf(form)
    .filter(({ node, table }) => !table && /^(Number|Money)$/.test(node['x-component']))
    .map(({ key, node }) => ({ key, title: node.title }))

export const thresholds = (settings: BusinessTypeSettings): Parameter[] =>
  settings.parameters.filter((parameter) => parameter.comparator)
