import type { FieldPermission, FlowNode, FormDefinition, Problem, SequenceFlow, UserTask } from '@banshi/schemas'
import { compileExpression, type ExpressionScope } from '../expression/index.ts'
import { fieldsOf, formScope } from '../form/index.ts'
import { parameterTypes, parameterValues } from '../parameters/index.ts'
import { checkStructure } from './checkStructure.ts'
import { checkUserTask } from './checkUserTask.ts'
import type { CompiledFlow, CompiledNode, ProcessSourceInput, Program } from './program.ts'

export type CompileResult = { ok: true; program: Program } | { ok: false; problems: Problem[] }

/** Names a condition may use: the form's keys, `p`, `v`, and the facts of the case. */
const conditionScope = ({ form, settings }: ProcessSourceInput): ExpressionScope => ({
  names: {
    ...formScope(form),
    p: parameterTypes(settings.parameters),
    v: { kind: 'any' },
    case: { kind: 'any' },
    starter: { kind: 'any' },
  },
})

/** What each step may do with each field; a column follows its table where it has no entry of its own. */
function permissionsOf(form: FormDefinition, task: UserTask): Readonly<Record<string, FieldPermission>> {
  const { permissions = {}, defaultPermission = 'read' } = task.settings
  const result: Record<string, FieldPermission> = Object.create(null) as Record<string, FieldPermission>
  for (const { node, table } of fieldsOf(form)) {
    const xId = node['x-id']
    const ofTable = table ? result[table['x-id']] : undefined
    const own = Object.hasOwn(permissions, xId) ? permissions[xId] : undefined
    result[xId] = own ?? ofTable ?? defaultPermission
  }
  return result
}

function compileFlow(flow: SequenceFlow, source: FlowNode, scope: ExpressionScope, problems: Problem[]): CompiledFlow {
  if (!flow.condition) return { flow, condition: undefined }
  const compiled = compileExpression(flow.condition, scope, { expects: { kind: 'boolean' } })
  const found = compiled.ok ? compiled.expression.warnings : compiled.problems
  for (const { code, params, from, to } of found) {
    problems.push({
      code: `expression.${code}`,
      params: params as Problem['params'],
      severity: compiled.ok ? 'warning' : 'error',
      part: 'process',
      elementId: flow.id,
      elementName: flow.name || source.name || source.id,
      place: 'condition',
      from,
      to,
    })
  }
  return { flow, condition: compiled.ok ? compiled.expression : undefined }
}

/** The flow taken when no condition holds (BPMN 2.0 §10.3.1, §10.6.2). */
const defaultOf = (node: FlowNode): string | undefined => ('default' in node ? node.default : undefined)

/** Indexes a definition and reports everything that would stop a case, all at once. */
export function compile(source: ProcessSourceInput): CompileResult {
  const { process, form, settings } = source
  const problems: Problem[] = checkStructure(process)
  const scope = conditionScope(source)
  const flows = new Map(process.flows.map((flow) => [flow.id, flow]))
  const nodes = new Map<string, CompiledNode>()
  const permissions = new Map<string, Readonly<Record<string, FieldPermission>>>()
  const laneRoles = new Map(process.lanes.flatMap((lane) => (lane.role ? [[lane.id, lane.role] as const] : [])))
  for (const node of process.nodes) {
    const outgoing = node.outgoing.flatMap((id) => flows.get(id) ?? [])
    const fallback = defaultOf(node)
    nodes.set(node.id, {
      node,
      incoming: node.incoming,
      outgoing: outgoing.filter((flow) => flow.id !== fallback).map((flow) => compileFlow(flow, node, scope, problems)),
      defaultFlow: outgoing.find((flow) => flow.id === fallback),
    })
    if (node.type !== 'userTask') continue
    permissions.set(node.id, permissionsOf(form, node))
    problems.push(...checkUserTask(node, laneRoles, settings, form))
  }
  const errors = problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0) return { ok: false, problems }
  const program: Program = {
    nodes,
    starts: process.nodes.filter((node) => node.type === 'startEvent').map((node) => node.id),
    settings,
    parameters: parameterValues(settings.parameters),
    laneRoles,
    permissions,
    warnings: problems,
  }
  return { ok: true, program }
}
