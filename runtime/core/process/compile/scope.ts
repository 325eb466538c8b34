import type { Json, ProcessState } from '@banshi/schemas'
import {
  booleanType,
  numberType,
  stringType,
  type ExpressionScope,
  type FeelType,
} from '../../expression/index.ts'
import { formScope } from '../../form/index.ts'
import type { Directory } from '../../organisation/index.ts'
import { parameterTypes } from '../../parameters/index.ts'
import type { ProcessSourceInput } from '../program.ts'

const context = (fields: Record<string, FeelType>): FeelType => ({ kind: 'context', fields })
const figures = ['roll', 'recused', 'answered', 'yes', 'no', 'abstain']
const resultType = context({
  outcome: stringType,
  vote: context({
    ...Object.fromEntries(figures.map((name) => [name, numberType])),
    quorumMet: booleanType,
    passed: booleanType,
  }),
})
const caseType = context({
  no: stringType,
  unitId: stringType,
  intakeUnitId: stringType,
  unit: stringType,
  channel: stringType,
})
const starterType = context({ id: stringType, name: stringType })

/** Names a condition may use: the form's keys, `p`, results of user tasks under `v`, facts of the case and its starter. */
export function conditionScope({ process, form, settings }: ProcessSourceInput): ExpressionScope {
  const results: Record<string, FeelType> = Object.create(null) as Record<string, FeelType>
  for (const node of process.nodes) {
    if (node.type === 'userTask') results[node.settings.resultName ?? node.id] = resultType
  }
  const names = Object.create(null) as Record<string, FeelType>
  const p = parameterTypes(settings.parameters)
  return {
    names: Object.assign(names, formScope(form), {
      p,
      v: context(results),
      case: caseType,
      starter: starterType,
    }),
  }
}

/** The same names as values. */
export function conditionRoots(
  state: ProcessState,
  parameters: Record<string, Json>,
  directory: Directory,
): Record<string, Json> {
  const { caseNo = '', unitId = '', intakeUnitId = '', channel = '', starterId = '' } = state
  return {
    p: parameters,
    v: state.variables as Json,
    case: { no: caseNo, unitId, intakeUnitId, unit: directory.units.get(unitId)?.name ?? '', channel },
    starter: { id: starterId, name: directory.persons.get(starterId)?.name ?? '' },
  }
}
