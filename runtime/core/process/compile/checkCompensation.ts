import type { EventDefinition, FlowNode } from '@banshi/schemas'
import { isEvent } from './checkEvents.ts'
import { nameOf } from './report.ts'
import { hasEvent, isActivity, isEventSubProcess, type Survey } from './survey.ts'

/** The handler at the other end of a compensation boundary event (BPMN 2.0 §10.7). */
function checkBoundary(node: FlowNode, { graph, report }: Survey): void {
  if (node.type !== 'boundaryEvent' || !hasEvent(node, 'compensate')) return
  if (graph.outgoing(node.id).length > 0) report('compensationWithOutgoing', node)
  const handler = node.handler === undefined ? undefined : graph.nodes.get(node.handler)
  if (!isActivity(handler) || handler.parent !== node.parent) report('compensationWithoutHandler', node)
  else if (!handler.isForCompensation) report('compensationHandlerPlain', handler)
}

/** Whether there is anything to undo: a handler, or something inside. */
const isUndone = (activity: FlowNode, { boundariesOf }: Survey): boolean =>
  ['subProcess', 'transaction', 'adHocSubProcess', 'callActivity'].includes(activity.type) ||
  boundariesOf(activity.id).some((boundary) => hasEvent(boundary, 'compensate'))

/**
 * The activity a compensation is thrown for stands beside the event or, for an event in an event sub-process, beside that
 * (BPMN 2.0 §10.7).
 */
function checkThrown(node: FlowNode, event: EventDefinition, survey: Survey): void {
  if (event.type !== 'compensate' || event.activity === undefined) return
  const { graph, report } = survey
  const activity = graph.nodes.get(event.activity)
  const outer = node.parent === undefined ? undefined : graph.nodes.get(node.parent)
  const isVisible =
    activity?.parent === node.parent ||
    (outer !== undefined && isEventSubProcess(outer) && activity?.parent === outer.parent)
  if (!isActivity(activity) || !isVisible)
    report('compensationTargetUnknown', node, { target: activity ? nameOf(activity) : event.activity })
  else if (!isUndone(activity, survey))
    report('compensationTargetPlain', node, { target: nameOf(activity) }, 'warning')
}

/** Compensation handlers and who asks for them (BPMN 2.0 §10.7, §13.5.5). */
export function checkCompensation(survey: Survey): void {
  const { process, graph, report } = survey
  const handlers = new Set(
    process.nodes.flatMap((node) => (node.type === 'boundaryEvent' && node.handler ? [node.handler] : [])),
  )
  for (const node of process.nodes) {
    checkBoundary(node, survey)
    if (isEvent(node) && (node.type === 'endEvent' || node.type === 'intermediateThrowEvent'))
      for (const event of node.events ?? []) checkThrown(node, event, survey)
    if (!isActivity(node) || !node.isForCompensation) continue
    if (graph.incoming(node.id).length > 0 || graph.outgoing(node.id).length > 0)
      report('compensationWithFlow', node)
    if (!handlers.has(node.id)) report('compensationUnused', node, {}, 'warning')
  }
}
