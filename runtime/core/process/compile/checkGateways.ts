import type { FlowNode, FlowNodeOf } from '@banshi/schemas'
import { nameOf } from './report.ts'
import { hasEvent, type Survey } from './survey.ts'

const awaited = ['message', 'signal', 'timer', 'conditional']

/** What an event-based gateway may wait for (BPMN 2.0 §10.6.6). */
const isAwaited = (node: FlowNode): boolean => {
  if (node.type === 'receiveTask') return true
  if (node.type !== 'intermediateCatchEvent') return false
  return (node.events ?? []).every(({ type }) => awaited.includes(type))
}

/**
 * What begins a case has no way in, unless that comes from a start (BPMN 2.0 §10.3.3 receive task, §10.6.6 event-based
 * gateway).
 */
export function checkInstantiating(
  node: FlowNodeOf<'receiveTask'> | FlowNodeOf<'eventBasedGateway'>,
  { graph, report }: Survey,
): void {
  if (!node.instantiate) return
  if (graph.incoming(node.id).length > 0) report('instantiateWithIncoming', node)
}

/** The first of several events decides which way a token goes (BPMN 2.0 §10.6.6). */
export function checkEventGateway(gateway: FlowNodeOf<'eventBasedGateway'>, survey: Survey): void {
  const { graph, report } = survey
  const targets = graph.outgoing(gateway.id).flatMap(({ target }) => graph.nodes.get(target) ?? [])
  if (targets.length < 2) report('eventGatewayTooFew', gateway)
  for (const target of targets) {
    const params = { target: nameOf(target) }
    if (!isAwaited(target)) report('eventGatewayTarget', gateway, params)
    if (graph.incoming(target.id).length > 1) report('eventGatewayTargetShared', gateway, params)
    const isReceived = target.type === 'receiveTask'
    if (isReceived && survey.boundariesOf(target.id).length > 0)
      survey.lenient('boundaryOnEventGatewayTarget', target)
  }
  const hasReceived = targets.some(({ type }) => type === 'receiveTask')
  if (hasReceived && targets.some((target) => hasEvent(target, 'message')))
    report('eventGatewayMixed', gateway)
  if (gateway.gatewayType === 'Parallel' && !gateway.instantiate) report('eventGatewayParallel', gateway)
  checkInstantiating(gateway, survey)
}
