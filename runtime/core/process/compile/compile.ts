import type { FlowNode, Problem, SequenceFlow } from '@banshi/schemas'
import { compileExpression, type ExpressionScope } from '../../expression/index.ts'
import { parameterValues } from '../../parameters/index.ts'
import type { CompiledFlow, CompiledNode, ProcessSourceInput, Program } from '../program.ts'
import { checkStructure } from './checkStructure.ts'
import { checkUserTask } from './checkUserTask.ts'
import { graphOf, startTaskIn, upstreamIn } from './graph.ts'
import { formIdsOf, permissionsOf } from './permissions.ts'
import { nameOf, reporter } from './report.ts'
import { conditionScope } from './scope.ts'

export type CompileResult = { ok: true; program: Program } | { ok: false; problems: Problem[] }

/** Problems of a condition belong to its flow, which is named by its words or by the node it leaves. */
function compileFlow(
  flow: SequenceFlow,
  source: FlowNode,
  scope: ExpressionScope,
  problems: Problem[],
): CompiledFlow {
  if (flow.condition === undefined) return { flow, condition: undefined }
  const compiled = compileExpression(flow.condition, scope, { expects: { kind: 'boolean' } })
  const found = compiled.ok ? compiled.expression.warnings : compiled.problems
  for (const { code, params, from, to } of found) {
    problems.push({
      code: `expression.${code}`,
      params,
      severity: compiled.ok ? 'warning' : 'error',
      part: 'process',
      elementId: flow.id,
      elementName: flow.name.trim() || nameOf(source),
      place: 'condition',
      from,
      to,
    })
  }
  return { flow, condition: compiled.ok ? compiled.expression : undefined }
}

/**
 * Indexes a definition once and reports everything that would stop a case, all at once; warnings alone do not keep it from
 * running and stand in the program. What is said of sequence flows and defaults is BPMN 2.0 §8.4.13.
 */
export function compile(source: ProcessSourceInput): CompileResult {
  const { process, form, settings } = source
  const problems: Problem[] = []
  const report = reporter(problems)
  const graph = graphOf(process)
  checkStructure(process, graph, report)
  const scope = conditionScope(source)
  const formIds = formIdsOf(form)
  const laneRoles = new Map(
    process.lanes.flatMap((lane) => (lane.role ? [[lane.id, lane.role] as const] : [])),
  )
  const nodes = new Map<string, CompiledNode>()
  const permissions: Map<string, ReturnType<typeof permissionsOf>> = new Map()
  for (const node of process.nodes) {
    const outgoing = graph.outgoing(node.id).map((flow) => compileFlow(flow, node, scope, problems))
    const fallback = 'default' in node ? node.default : undefined
    nodes.set(node.id, {
      node,
      incoming: graph.incoming(node.id).map((flow) => flow.id),
      outgoing: outgoing.filter(({ flow }) => flow.id !== fallback),
      defaultFlow: outgoing.find(({ flow }) => flow.id === fallback)?.flow,
    })
    if (node.type !== 'userTask') continue
    permissions.set(node.id, permissionsOf(form, node))
    checkUserTask(
      node,
      node.laneId === undefined ? undefined : laneRoles.get(node.laneId),
      settings,
      formIds,
      report,
    )
  }
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems }
  const program: Program = {
    nodes,
    starts: process.nodes.filter((node) => node.type === 'startEvent').map((node) => node.id),
    startTask: startTaskIn(graph),
    settings,
    parameters: parameterValues(settings.parameters),
    laneRoles,
    permissions,
    upstreamOf: upstreamIn(graph),
    warnings: problems,
  }
  return { ok: true, program }
}
