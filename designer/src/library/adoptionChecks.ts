import { compileExpression } from '@banshi/core/expression'
import { parameterTypes, parameterValues } from '@banshi/core/parameters'
import { applyOverlay } from '@banshi/core/template'
import type { BusinessTypeSettings, MessageParams, Overlay } from '@banshi/schemas'

export interface AdoptionCheck {
  state: 'fine' | 'warning' | 'error'
  code: string
  params: MessageParams
  /** The definition's own wording, where it has one. */
  text?: string
}

/** The relations between parameters that the publisher demands, on the unit's own values. */
function ruleChecks(settings: BusinessTypeSettings, now: string): AdoptionCheck[] {
  const names = { p: parameterTypes(settings.parameters) }
  const values = { p: parameterValues(settings.parameters) }
  return (settings.parameterRules ?? []).map((rule): AdoptionCheck => {
    const compiled = compileExpression(rule.expression, { names }, { expects: { kind: 'boolean' } })
    const result = compiled.ok ? compiled.expression.evaluate({ names: values, now }) : null
    const holds = result?.ok === true && result.value === true
    return {
      state: holds ? 'fine' : 'error',
      code: 'designer.ruleOfTemplate',
      params: {},
      text: rule.message,
    }
  })
}

/** All that is looked at before a unit takes a template over. `peopleToday`: by role key, null where it depends on the case. */
export function adoptionChecks(
  base: BusinessTypeSettings,
  operations: Overlay,
  peopleToday: ReadonlyMap<string, number | null>,
  now: string,
): AdoptionCheck[] {
  const { settings, problems } = applyOverlay(base, operations)
  const ranges: AdoptionCheck[] =
    problems.length > 0
      ? problems.map(({ code, params }) => ({ state: 'error', code, params }))
      : [{ state: 'fine', code: 'designer.parametersFit', params: { count: settings.parameters.length } }]
  const unmapped = settings.roles.filter(({ target }) => target.kind === 'unmapped')
  const empty = settings.roles.filter(
    ({ key, target }) => target.kind !== 'unmapped' && peopleToday.get(key) === 0,
  )
  const roles: AdoptionCheck[] = [
    ...unmapped.map(({ label }): AdoptionCheck => ({
      state: 'error',
      code: 'designer.roleUnmapped',
      params: { role: label },
    })),
    ...empty.map(({ label }): AdoptionCheck => ({
      state: 'warning',
      code: 'designer.roleEmpty',
      params: { role: label },
    })),
  ]
  const allFine: AdoptionCheck[] =
    roles.length === 0
      ? [{ state: 'fine', code: 'designer.rolesFilled', params: { count: settings.roles.length } }]
      : []
  return [...ranges, ...ruleChecks(settings, now), ...roles, ...allFine]
}
