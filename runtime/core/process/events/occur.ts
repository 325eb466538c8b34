import { triggerBoundary } from '../elements/boundaryEvent.ts'
import { behaviours } from '../elements/index.ts'
import { contentOf } from '../containers/enter.ts'
import { isNode, type CompiledNode } from '../program.ts'
import type { Occurrence, Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { eventNodeOf } from './eventNode.ts'
import { openWaits, stillWaits } from './subscribe.ts'
import { triggerEventSubProcess } from './trigger.ts'

const isRepeatable = ({ node }: CompiledNode): boolean =>
  (node.type === 'boundaryEvent' && node.cancelActivity === false) ||
  (node.type === 'startEvent' && node.isInterrupting === false)

const waitsForAll = ({ node }: CompiledNode): boolean =>
  'parallelMultiple' in node && node.parallelMultiple === true

/** Takes up something that has happened (BPMN 2.0 §13.5.2): nothing, if who waited for it is gone meanwhile. */
export function occur(transition: Transition, occurrence: Occurrence): void {
  const { elementId, nodeId, at, kind, subscriptionId, payload, name, sourceId } = occurrence
  const element = elementIn(transition.state, elementId)
  if (elementId !== '' && !element) return
  if (subscriptionId !== undefined && !Object.hasOwn(transition.state.subscriptions, subscriptionId)) return
  const event = eventNodeOf(transition, element, nodeId)
  transition.emit({
    type: 'eventOccurred',
    elementId,
    nodeId,
    kind,
    ...(name ? { name } : {}),
    ...(sourceId === undefined ? {} : { sourceId }),
  })
  const isAll = waitsForAll(event)
  if (subscriptionId !== undefined && (isAll || !isRepeatable(event))) {
    transition.emit({ type: 'subscriptionClosed', subscriptionId })
  }
  if (isAll && stillWaits(transition, elementId, nodeId)) return
  if (isAll && isRepeatable(event)) openWaits(transition, event, elementId)
  if (isNode(event, 'boundaryEvent')) {
    if (element) triggerBoundary(transition, event, element, at, payload)
  } else if (event.node.type === 'startEvent') {
    const content = contentOf(transition, element?.id)
    const found = content?.eventSubProcesses.find((one) => one.node.id === event.node.parent)
    if (found) triggerEventSubProcess(transition, found, element?.id, at, payload)
  } else if (element) {
    behaviours[element.nodeType as CompiledNode['node']['type']].occur?.(
      transition,
      event,
      element,
      at,
      payload ?? {},
    )
  }
}
