import type { FlowNode, ProcessDefinition } from '@banshi/schemas'
import {
  anyType,
  booleanType,
  numberType,
  stringType,
  type ExpressionScope,
  type FeelType,
} from '../../expression/index.ts'
import { formScope } from '../../form/index.ts'
import { parameterTypes } from '../../parameters/index.ts'
import type { ProcessSourceInput } from '../program.ts'
import { scriptTargets } from './script.ts'
import type { Profile } from './survey.ts'

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

/** Variables a node brings in, besides the result of a user task. */
function variablesOf(node: FlowNode): string[] {
  const names: string[] = []
  if ('declares' in node) names.push(...(node.declares ?? []).map(({ name }) => name))
  if ('data' in node && node.data) {
    for (const { to } of [...(node.data.inputs ?? []), ...(node.data.outputs ?? [])]) names.push(to)
    names.push(...(node.data.inputSets ?? []).flat(), ...(node.data.outputSets ?? []).flat())
  }
  if ('loop' in node && node.loop) {
    names.push('loopCounter')
    if (node.loop.kind === 'multi') names.push(node.loop.itemName ?? '', node.loop.outputName ?? '')
  }
  if (node.type === 'scriptTask')
    names.push(...(node.format === 'trace' ? ['trace'] : scriptTargets(node.script)))
  if (node.type === 'businessRuleTask') names.push(node.resultName ?? node.decision ?? '')
  if (node.type === 'serviceTask') names.push(node.settings.resultName ?? '')
  if ('events' in node) {
    for (const event of node.events ?? []) {
      if ('settings' in event && 'values' in event.settings)
        names.push(...Object.keys(event.settings.values ?? {}))
    }
  }
  if (node.type === 'receiveTask') names.push(...Object.keys(node.settings.values ?? {}))
  return names.filter((name) => name !== '')
}

/** `v`: results of user tasks with their shape, everything else that is set anywhere without one. */
function variablesType(process: ProcessDefinition): FeelType {
  const fields: Record<string, FeelType> = Object.create(null) as Record<string, FeelType>
  const declared = [process, ...(process.callables ?? [])].flatMap(({ declares = [] }) => declares)
  for (const { name } of declared) fields[name] = anyType
  for (const node of process.nodes) for (const name of variablesOf(node)) fields[name] = anyType
  for (const node of process.nodes) {
    if (node.type === 'userTask') fields[node.settings.resultName ?? node.id] = resultType
  }
  return context(fields)
}

/** Names an expression may use: the form's keys, `p`, variables under `v`, facts of the case and its starter. */
export function expressionScope(source: ProcessSourceInput, profile: Profile): ExpressionScope {
  const names = Object.create(null) as Record<string, FeelType>
  if (profile === 'headless') return { names, open: true }
  const { process, form, settings } = source
  return {
    names: Object.assign(names, formScope(form), {
      p: parameterTypes(settings.parameters),
      v: variablesType(process),
      case: caseType,
      starter: starterType,
    }),
  }
}

/** Names of BPMN 2.0 tables 10.30 and 10.106, and what an event or answer brought. */
const moreNames: Readonly<Record<string, FeelType>> = {
  loopCounter: numberType,
  numberOfInstances: numberType,
  numberOfActiveInstances: numberType,
  numberOfCompletedInstances: numberType,
  numberOfTerminatedInstances: numberType,
  activationCount: numberType,
  waitingForStart: booleanType,
  message: anyType,
  signal: anyType,
  error: anyType,
  result: anyType,
}

/** The scope of the expressions of a node; form keys of the same name come first. */
export function nodeScope(scope: ExpressionScope, node: FlowNode): ExpressionScope {
  const names = Object.create(null) as Record<string, FeelType>
  if (node.type === 'complexGateway') for (const flowId of node.incoming) names[flowId] = numberType
  return { ...scope, names: Object.assign(names, moreNames, scope.names) }
}
