import type { ElementInstance, EventNode } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import { bodyOf, terminate } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { activity } from './activity.ts'
import { triggerBoundary } from './boundaryEvent.ts'
import { endWhenEmpty, enter } from './subProcess.ts'

/**
 * What was done inside is compensated: the transaction ends through its cancel event, or without going on; of a loop, with
 * all its instances.
 */
function cancelled(transition: Transition, node: CompiledNode, element: ElementInstance): void {
  const boundary = node.boundaries.find(({ node: event }) =>
    (event as EventNode).events?.some(({ type }) => type === 'cancel'),
  )
  const host = bodyOf(transition.state, element) ?? element
  if (!boundary) return terminate(transition, host, 'cancelled')
  transition.emit({ type: 'eventOccurred', elementId: host.id, nodeId: boundary.node.id, kind: 'cancel' })
  triggerBoundary(transition, boundary, host, 0, {}, true)
}

/** Transaction (BPMN 2.0 §10.3.5): a sub-process that can be cancelled, and then is compensated as a whole. */
export const transaction = activity(enter, { emptied: endWhenEmpty, compensated: cancelled })
