import type { BusinessTypeSettings, Parameter, Problem } from '@banshi/schemas'
import { parameterText, valueFits } from '../parameterValue.ts'
import type { OperationKind } from './operation.ts'

const find = (settings: BusinessTypeSettings, key: string): Parameter | undefined =>
  settings.parameters.find((parameter) => parameter.key === key)

/** 参数: the unit's own value in place of the default (`templates 0.8`). */
export const setParameter: OperationKind<'setParameter'> = {
  target: (operation) => `parameter:${operation.key}`,
  baseValue: (settings, operation) => find(settings, operation.key)?.default,
  ownValue: (operation) => operation.value,
  lock: (settings, operation) => find(settings, operation.key)?.lock ?? 'A',
  check(settings, operation): Problem[] {
    const parameter = find(settings, operation.key)
    return parameter ? valueFits(parameter, operation.value) : []
  },
  apply: (settings, operation) => ({
    ...settings,
    parameters: settings.parameters.map((parameter) =>
      parameter.key === operation.key ? { ...parameter, value: operation.value } : parameter,
    ),
  }),
  describe(settings, operation) {
    const parameter = find(settings, operation.key)
    return {
      code: 'template.parameterSet',
      params: {
        label: parameter?.label ?? operation.key,
        value: parameterText(parameter, operation.value),
        default: parameter ? parameterText(parameter, parameter.default) : '—',
      },
      target: this.target(operation),
    }
  },
}
