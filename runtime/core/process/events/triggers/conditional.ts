import type { Transition } from '../../transition.ts'
import { newSubscription } from '../subscription.ts'
import type { Open } from './trigger.ts'

/** Waits until a condition holds; one that holds already triggers as soon as the step is done (BPMN 2.0 §10.5.5). */
export const openCondition: Open<'conditional'> = (transition, node, elementId, at) => {
  const opened = newSubscription(transition, node, elementId, at, 'conditional', '')
  opened.holds = false
  transition.isChanged = true
  transition.emit(opened)
}

/**
 * Looks at every condition that is waited for, after variables or values have changed and as it is opened (BPMN 2.0 §10.5.5):
 * it triggers when it becomes true, and again only after it was false.
 */
export function lookAtConditions(transition: Transition): void {
  transition.isChanged = false
  for (const [subscriptionId, subscription] of Object.entries(transition.state.subscriptions)) {
    if (subscription.kind !== 'conditional') continue
    const { elementId, nodeId, at, holds: held = false } = subscription
    const element = elementId === '' ? undefined : transition.element(elementId)
    const program = transition.programAt(element?.scopeId)
    const node = program.nodes.get(nodeId) ?? transition.node(nodeId, element?.id)
    const expression = node.expressions.get(`events.${at}.condition`)
    const result = expression && transition.evaluate(expression, element?.id)
    const holds = result?.ok === true && result.value === true
    if (holds === held) continue
    transition.emit({ type: 'conditionChanged', subscriptionId, holds })
    if (holds) transition.occurrences.push({ elementId, nodeId, at, kind: 'conditional', subscriptionId })
  }
}
