import type { FlowNodeOf } from '@banshi/schemas'
import { hasEvent, isActivity, isEventSubProcess, type Survey } from './survey.ts'

/** Events at the border of an activity (BPMN 2.0 §10.5.4). */
export function checkBoundary(node: FlowNodeOf<'boundaryEvent'>, { graph, report }: Survey): void {
  if (graph.incoming(node.id).length > 0) report('boundaryWithIncoming', node)
  const activity = graph.nodes.get(node.attachedTo)
  if (!isActivity(activity) || activity.parent !== node.parent) report('boundaryDetached', node)
  else if (isEventSubProcess(activity)) report('boundaryOnEventSubProcess', node)
  if (hasEvent(node, 'error') && node.cancelActivity === false) report('errorGoesOn', node)
  if (hasEvent(node, 'cancel')) {
    if (activity && activity.type !== 'transaction') report('cancelBoundaryElsewhere', node)
    if (node.cancelActivity === false) report('cancelGoesOn', node)
  }
}

/** A cancel end stands in a transaction, at any depth of it (BPMN 2.0 §10.5.3). */
export function checkCancelEnd(node: FlowNodeOf<'endEvent'>, { graph, report }: Survey): void {
  if (!hasEvent(node, 'cancel')) return
  let outer = node.parent === undefined ? undefined : graph.nodes.get(node.parent)
  while (outer && outer.type !== 'transaction')
    outer = outer.parent === undefined ? undefined : graph.nodes.get(outer.parent)
  if (!outer) report('cancelEndElsewhere', node)
}
