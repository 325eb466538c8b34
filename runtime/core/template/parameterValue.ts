import type { Parameter, Problem } from '@banshi/schemas'
import { formatMoney } from '../expression/index.ts'

type Value = Parameter['default']

/** A parameter's value as people read it: `1,000.00 元`, `3`, 是. */
export function parameterText(parameter: Parameter | undefined, value: Value): string {
  if (typeof value === 'number' && parameter?.type === 'money') return `${formatMoney(value)} 元`
  return String(value)
}

const problem = (parameter: Parameter, code: string, params: Problem['params'] = {}): Problem => ({
  code: `definition.${code}`,
  params: { label: parameter.label || parameter.key, ...params },
  severity: 'error',
  part: 'settings',
  elementId: parameter.key,
  elementName: parameter.label,
})

/** Whether a value is of the parameter's type and inside its range. */
export function valueFits(parameter: Parameter, value: Value): Problem[] {
  const expected = parameter.type === 'text' ? 'string' : parameter.type === 'boolean' ? 'boolean' : 'number'
  if (typeof value !== expected) return [problem(parameter, 'parameterType')]
  if (typeof value !== 'number') return []
  if (parameter.type === 'integer' && !Number.isInteger(value))
    return [problem(parameter, 'parameterInteger')]
  const { min, max } = parameter.range ?? {}
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
    const text = (bound: number | undefined): string =>
      bound === undefined ? '…' : parameterText(parameter, bound)
    return [
      problem(parameter, 'parameterRange', {
        min: text(min),
        max: text(max),
        value: parameterText(parameter, value),
      }),
    ]
  }
  return []
}
