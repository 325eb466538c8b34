import type { FlowNode, Problem, SequenceFlow } from '@banshi/schemas'
import { compileDecision, type CompiledDecision } from '../../decision/index.ts'
import { compileExpression, type CompiledExpression, type ExpressionScope } from '../../expression/index.ts'
import { parameterValues } from '../../parameters/index.ts'
import type { CompiledFlow, CompiledNode, ProcessSourceInput, Program } from '../program.ts'
import { checkStructure } from './checkStructure.ts'
import { checkUserTask } from './checkUserTask.ts'
import { contentOf, link } from './content.ts'
import { graphOf, reachesIn, startTaskIn, upstreamIn } from './graph.ts'
import { formIdsOf, permissionsOf } from './permissions.ts'
import { placesOf } from './places.ts'
import { nameOf, reporter } from './report.ts'
import { expressionScope, nodeScope } from './scope.ts'
import { compileScript, type ScriptLine } from './script.ts'
import { hasEvent, type Profile } from './survey.ts'

export type CompileResult = { ok: true; program: Program } | { ok: false; problems: Problem[] }

export interface CompileOptions {
  /** Absent: `product`. */
  profile?: Profile
}

/** Compiles one expression of an element; what is wrong with it is a problem that names the element and the place. */
function expressionOf(
  text: string,
  scope: ExpressionScope,
  element: { id: string; name: string },
  place: string,
  isCondition: boolean,
  problems: Problem[],
): CompiledExpression | undefined {
  const compiled = compileExpression(text, scope, isCondition ? { expects: { kind: 'boolean' } } : {})
  for (const { code, params, from, to } of compiled.ok ? compiled.expression.warnings : compiled.problems) {
    problems.push({
      code: `expression.${code}`,
      params,
      severity: compiled.ok ? 'warning' : 'error',
      part: 'process',
      elementId: element.id,
      elementName: element.name,
      place,
      from,
      to,
    })
  }
  return compiled.ok ? compiled.expression : undefined
}

/** Problems of a condition belong to its flow, which is named by its words or by the node it leaves. */
function compileFlow(
  flow: SequenceFlow,
  source: FlowNode,
  scope: ExpressionScope,
  problems: Problem[],
): CompiledFlow {
  if (flow.condition === undefined) return { flow, condition: undefined }
  const element = { id: flow.id, name: flow.name.trim() || nameOf(source) }
  return { flow, condition: expressionOf(flow.condition, scope, element, 'condition', true, problems) }
}

function compileExpressions(
  node: FlowNode,
  scope: ExpressionScope,
  problems: Problem[],
): ReadonlyMap<string, CompiledExpression> {
  const expressions = new Map<string, CompiledExpression>()
  const element = { id: node.id, name: nameOf(node) }
  for (const { place, text, expects } of placesOf(node)) {
    const expression = expressionOf(text, scope, element, place, expects === 'boolean', problems)
    if (expression) expressions.set(place, expression)
  }
  return expressions
}

function scriptOf(node: FlowNode, scope: ExpressionScope, problems: Problem[]): ScriptLine[] | undefined {
  if (node.type !== 'scriptTask' || node.format !== 'feel') return undefined
  const compiled = compileScript(node.script, scope)
  for (const { code, params } of compiled.problems) {
    const name = nameOf(node)
    problems.push({
      code,
      params: { name, ...params },
      severity: 'error',
      part: 'process',
      elementId: node.id,
      elementName: name,
      place: 'script',
    })
  }
  return compiled.lines
}

const isPlainActivity = (node: FlowNode): boolean =>
  !('loop' in node || 'data' in node || 'declares' in node || 'startQuantity' in node)

function compileDecisions(
  { decisions = [] }: ProcessSourceInput,
  scope: ExpressionScope,
  problems: Problem[],
): ReadonlyMap<string, CompiledDecision> {
  const compiled = new Map<string, CompiledDecision>()
  for (const table of decisions) {
    const result = compileDecision(table, scope)
    problems.push(...(result.ok ? result.warnings : result.problems))
    if (result.ok) compiled.set(table.key, result.decision)
  }
  return compiled
}

/**
 * Indexes a definition once and reports everything that would stop a case, all at once; warnings alone do not keep it from
 * running and stand in the program. What is said of sequence flows and defaults is BPMN 2.0 §8.4.13.
 */
export function compile(
  source: ProcessSourceInput,
  { profile = 'product' }: CompileOptions = {},
): CompileResult {
  const { process, form, settings } = source
  const problems: Problem[] = []
  const report = reporter(problems)
  const graph = graphOf(process)
  checkStructure(process, graph, report, profile)
  const scope = expressionScope(source, profile)
  const decisions = compileDecisions(source, scope, problems)
  const formIds = formIdsOf(form)
  const laneRoles = new Map(
    process.lanes.flatMap((lane) => (lane.role ? [[lane.id, lane.role] as const] : [])),
  )
  const nodes = new Map<string, CompiledNode>()
  const permissions: Map<string, ReturnType<typeof permissionsOf>> = new Map()
  for (const node of process.nodes) {
    const ownScope = nodeScope(scope, node)
    const flowScope = node.type === 'complexGateway' ? ownScope : scope
    const outgoing = graph.outgoing(node.id).map((flow) => compileFlow(flow, node, flowScope, problems))
    const fallback = 'default' in node ? node.default : undefined
    nodes.set(node.id, {
      node,
      incoming: graph.incoming(node.id).map((flow) => flow.id),
      outgoing: outgoing.filter(({ flow }) => flow.id !== fallback),
      defaultFlow: outgoing.find(({ flow }) => flow.id === fallback)?.flow,
      boundaries: [],
      content: undefined,
      expressions: compileExpressions(node, ownScope, problems),
      script: scriptOf(node, ownScope, problems),
      handler: undefined,
      isCompensable: false,
      throwsSignal:
        (node.type === 'intermediateThrowEvent' || node.type === 'endEvent') && hasEvent(node, 'signal'),
      isPlain: isPlainActivity(node),
    })
    if (node.type !== 'userTask') continue
    permissions.set(node.id, permissionsOf(form, node))
    const laneRole = node.laneId === undefined ? undefined : laneRoles.get(node.laneId)
    if (profile === 'product') checkUserTask(node, laneRole, settings, formIds, report)
  }
  if (problems.some((problem) => problem.severity === 'error')) return { ok: false, problems }
  link(process, graph, nodes)
  const root = contentOf(undefined, process.declares ?? [], process, graph, nodes)
  const program: Program = {
    id: process.id,
    profile,
    nodes,
    root,
    callables: new Map(
      (process.callables ?? []).map(({ id, declares = [] }) => [
        id,
        contentOf(id, declares, process, graph, nodes),
      ]),
    ),
    starts: root.starts,
    flowTargets: new Map(process.flows.map((flow) => [flow.id, flow.target])),
    startTask: profile === 'product' ? startTaskIn(graph) : null,
    settings,
    parameters: parameterValues(settings.parameters),
    decisions,
    laneRoles,
    permissions,
    upstreamOf: upstreamIn(graph),
    reaches: reachesIn(graph),
    warnings: problems,
  }
  return { ok: true, program }
}
