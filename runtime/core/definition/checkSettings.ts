import type { BusinessTypeSettings, Problem } from '@banshi/schemas'
import { reservedKeys } from '@banshi/schemas'
import { compileExpression, type ExpressionScope, type FeelType } from '../expression/index.ts'
import { parameterTypes, parameterValues } from '../parameters/index.ts'
import { valueFits } from '../template/parameterValue.ts'

type Report = (
  code: string,
  params?: Problem['params'],
  elementId?: string,
  severity?: Problem['severity'],
) => void

function repeated(keys: readonly string[]): string[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))]
}

/** Reports what is wrong with one expression of the settings part; `place` names where it stands. */
function checkExpression(
  text: string,
  scope: ExpressionScope,
  expects: FeelType | undefined,
  at: Pick<Problem, 'elementId' | 'elementName' | 'place'>,
  problems: Problem[],
): void {
  const compiled = compileExpression(text, scope, expects ? { expects } : {})
  const found = compiled.ok ? compiled.expression.warnings : compiled.problems
  for (const { code, params, from, to } of found) {
    const severity = compiled.ok ? 'warning' : 'error'
    problems.push({ code: `expression.${code}`, params, severity, part: 'settings', from, to, ...at })
  }
}

function checkParameters(settings: BusinessTypeSettings, report: Report, problems: Problem[]): void {
  for (const key of repeated(settings.parameters.map((parameter) => parameter.key))) {
    report('parameterTwice', { key }, key)
  }
  for (const parameter of settings.parameters) {
    if (!parameter.label.trim()) report('parameterUnnamed', { key: parameter.key }, parameter.key)
    problems.push(...valueFits(parameter, parameter.default))
    if (parameter.value !== undefined) problems.push(...valueFits(parameter, parameter.value))
  }
}

/** Relations between parameters are compiled and must hold for the values of this version. */
function checkParameterRules(settings: BusinessTypeSettings, now: string, problems: Problem[]): void {
  const p = parameterValues(settings.parameters)
  for (const rule of settings.parameterRules ?? []) {
    const scope = { names: { p: parameterTypes(settings.parameters) } }
    const at = { elementId: rule.id, elementName: rule.message, place: 'parameterRules' }
    checkExpression(rule.expression, scope, { kind: 'boolean' }, at, problems)
    const compiled = compileExpression(rule.expression, scope)
    if (!compiled.ok) continue
    const result = compiled.expression.evaluate({ names: { p }, now })
    if (result.ok && result.value === true) continue
    const params = { message: rule.message }
    problems.push({ code: 'definition.parameterRule', params, severity: 'error', part: 'settings', ...at })
  }
}

function checkRoles(settings: BusinessTypeSettings, report: Report): void {
  for (const key of repeated(settings.roles.map((role) => role.key))) report('roleTwice', { key }, key)
  for (const role of settings.roles) {
    if (!role.label.trim()) report('roleUnnamed', { key: role.key }, role.key)
    if (role.target.kind === 'unmapped') report('roleUnmapped', { label: role.label || role.key }, role.key)
  }
}

/**
 * Problems of the settings part. `formNames` are the form's field keys with their types; `now` is only for rules that
 * ask for the date.
 */
export function checkSettings(
  settings: BusinessTypeSettings,
  formNames: Record<string, FeelType>,
  now: string,
): Problem[] {
  const problems: Problem[] = []
  const report: Report = (code, params = {}, elementId, severity = 'error') => {
    const name = params['label']
    problems.push({
      code: `definition.${code}`,
      params,
      severity,
      part: 'settings',
      ...(elementId ? { elementId } : {}),
      ...(typeof name === 'string' ? { elementName: name } : {}),
    })
  }
  if (!settings.name.trim()) report('typeUnnamed', {}, 'name')
  if (!settings.numberCode) report('numberCodeMissing', {}, 'numberCode')
  checkParameters(settings, report, problems)
  checkParameterRules(settings, now, problems)
  checkRoles(settings, report)
  if (settings.title) {
    const names = { ...formNames, p: parameterTypes(settings.parameters) }
    checkExpression(settings.title, { names }, undefined, { elementId: 'title', place: 'title' }, problems)
  }
  for (const column of settings.listColumns ?? []) {
    if (!Object.hasOwn(formNames, column) || reservedKeys.has(column))
      report('listColumnUnknown', { key: column }, 'listColumns')
  }
  return problems
}
