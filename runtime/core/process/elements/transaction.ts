import type { ElementInstance, EventNode } from '@banshi/schemas'
import { triggerBoundary } from '../events/trigger.ts'
import type { CompiledNode } from '../program.ts'
import { terminate } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { activity } from './activity.ts'
import { endWhenEmpty, enter } from './subProcess.ts'

/** What was done inside is compensated: the transaction ends through its cancel event, or without going on. */
function cancelled(transition: Transition, node: CompiledNode, element: ElementInstance): void {
  const boundary = node.boundaries.find(({ node: event }) =>
    (event as EventNode).events?.some(({ type }) => type === 'cancel'),
  )
  const { id: elementId } = element
  if (!boundary) return terminate(transition, element, 'cancelled')
  transition.emit({ type: 'eventOccurred', elementId, nodeId: boundary.node.id, kind: 'cancel' })
  triggerBoundary(transition, boundary, element, 0, {}, true)
}

/** Transaction (BPMN 2.0 §10.3.5): a sub-process that can be cancelled, and then is compensated as a whole. */
export const transaction = activity(enter, { emptied: endWhenEmpty, compensated: cancelled })
