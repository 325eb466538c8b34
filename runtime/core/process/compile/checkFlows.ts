import type { FlowNode, SequenceFlow } from '@banshi/schemas'
import { nameOf } from './report.ts'
import { hasEvent, isActivity, isStartedOtherwise, type Survey } from './survey.ts'

/** A flow is named by its own words, else by where it comes from. */
export const named = (flow: SequenceFlow, source: FlowNode): { id: string; name: string } => ({
  id: flow.id,
  name: flow.name.trim() || nameOf(source),
})

/** Both ends of a flow are drawn and stand in the same container (BPMN 2.0 §8.4.13). */
export function checkFlowEnds({ process, graph, report }: Survey): void {
  for (const flow of process.flows) {
    const [source, target] = [graph.nodes.get(flow.source), graph.nodes.get(flow.target)]
    if (!source || !target) report('flowDangling', flow)
    else if (source.parent !== target.parent)
      report('flowAcrossBorder', named(flow, source), { target: nameOf(target) })
  }
}

/** Default and conditional flows of a gateway or an activity (BPMN 2.0 §8.4.13, §13.4.2, §13.4.3). */
function checkChoice(node: FlowNode, survey: Survey): void {
  const { graph, report, lenient, product } = survey
  const outgoing = graph.outgoing(node.id)
  const defaultId = 'default' in node ? node.default : undefined
  const fallback = outgoing.find((flow) => flow.id === defaultId)
  if (defaultId !== undefined && !fallback) report('defaultUnknown', node)
  if (fallback?.condition) report('defaultWithCondition', named(fallback, node))
  const others = outgoing.filter((flow) => flow !== fallback)
  if (node.type === 'exclusiveGateway') {
    if (outgoing.length < 2) return
    for (const flow of others) if (!flow.condition) product('wayWithoutCondition', named(flow, node))
    if (!fallback) product('branchWithoutDefault', node)
  } else if (!fallback && others.length > 0 && others.every((flow) => flow.condition)) {
    lenient('branchWithoutDefault', node)
  }
}

/** Conditions where a token does not choose. */
function checkConditions(node: FlowNode, survey: Survey): void {
  const { graph, report, lenient, product } = survey
  for (const flow of graph.outgoing(node.id)) {
    if (!flow.condition) continue
    const element = named(flow, node)
    if (node.type === 'startEvent') report('startWithCondition', element)
    else if (node.type === 'eventBasedGateway') report('eventGatewayWithCondition', element)
    else if (node.type === 'parallelGateway') product('parallelWithCondition', element)
    else lenient('eventWithCondition', element)
  }
}

const chooses = (node: FlowNode): boolean =>
  isActivity(node) || ['exclusiveGateway', 'inclusiveGateway', 'complexGateway'].includes(node.type)

/** A node no flow leaves because nothing goes on there. */
const endsByItself = (node: FlowNode): boolean =>
  node.type === 'endEvent' ||
  (isStartedOtherwise(node) && node.type !== 'boundaryEvent') ||
  (node.type === 'intermediateThrowEvent' && hasEvent(node, 'link')) ||
  (node.type === 'boundaryEvent' && hasEvent(node, 'compensate'))

/**
 * Where a container has starts or ends of its own, every other node leads on (BPMN 2.0 §10.5.3); a boundary event without a
 * way out is told of as such.
 */
export function checkWaysOut(survey: Survey): void {
  const { graph, product, lenient } = survey
  for (const { kind, nodes } of survey.containers) {
    if (kind === 'adHocSubProcess') continue
    const isDrawnOut =
      kind === 'process' || nodes.some(({ type }) => type === 'startEvent' || type === 'endEvent')
    for (const node of nodes) {
      if (endsByItself(node) || graph.outgoing(node.id).length > 0) continue
      if (node.type === 'boundaryEvent') lenient('boundaryWithoutOutgoing', node)
      else if (isDrawnOut) product('noWayOut', node)
    }
  }
}

/** Sequence flows that leave a node. */
export function checkOutgoing(node: FlowNode, survey: Survey): void {
  if (node.type === 'endEvent') {
    if (survey.graph.outgoing(node.id).length > 0) survey.report('endWithOutgoing', node)
  } else if (chooses(node)) checkChoice(node, survey)
  else checkConditions(node, survey)
}
