import type { EventDefinition, EventDefinitionOf, EventOf, Json } from '@banshi/schemas'
import { timerDue } from '../../calendar/index.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { definitionsOfNode } from './definitions.ts'

export const definitionsOf = ({ node }: CompiledNode): readonly EventDefinition[] => definitionsOfNode(node)

/** A correlation key as it is compared: text. */
export const keyText = (value: Json): string | undefined =>
  value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value)

function openTimer(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  definition: EventDefinitionOf<'timer'>,
): void {
  const { kind, settings } = definition
  const expression = node.expressions.get(`events.${at}.timer`)
  const computed = expression && transition.evaluate(expression, elementId || undefined)
  const text = computed
    ? computed.ok && typeof computed.value === 'string'
      ? computed.value
      : ''
    : definition.text
  const calendar = transition.context.calendar(transition.state.unitId ?? '')
  const due = timerDue(kind, text, transition.context.now, { calendar, ...settings })
  if (!due.ok) {
    const stopped = elementId || transition.activate(node, { nodeId: node.node.id })
    return transition.raiseIncident(stopped, node.node.id, due.error.code, { text, ...due.error.params })
  }
  const scheduled: EventOf<'timerScheduled'> = {
    type: 'timerScheduled',
    timerId: transition.newId('t'),
    elementId,
    nodeId: node.node.id,
    purpose: 'event',
    dueAt: due.value.dueAt,
    at,
  }
  if (due.value.repeat) scheduled.repeat = due.value.repeat
  if (due.value.calendar) scheduled.calendar = due.value.calendar
  transition.emit(scheduled)
}

function openSubscription(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  definition: EventDefinitionOf<'message' | 'signal' | 'conditional'>,
): void {
  const opened: EventOf<'subscriptionOpened'> = {
    type: 'subscriptionOpened',
    subscriptionId: transition.newId('s'),
    elementId,
    nodeId: node.node.id,
    at,
    kind: definition.type,
    name: definition.type === 'conditional' ? '' : definition.name,
  }
  const key = node.expressions.get(`events.${at}.key`)
  const computed = key && transition.evaluate(key, elementId || undefined)
  if (computed?.ok) {
    const text = keyText(computed.value)
    if (text !== undefined) opened.key = text
  }
  if (definition.type === 'conditional') {
    opened.holds = false
    transition.isChanged = true
  }
  transition.emit(opened)
}

/**
 * Opens what an event waits for on behalf of an element ('' the process; BPMN 2.0 §13.5): a subscription or timer per event
 * definition. Errors, escalations, compensation and cancelling are looked for when they are thrown. A condition that holds
 * already triggers as soon as the step is done.
 */
export function openWaits(transition: Transition, node: CompiledNode, elementId: string): void {
  for (const [at, definition] of definitionsOf(node).entries()) {
    if (definition.type === 'timer') openTimer(transition, node, elementId, at, definition)
    else if (
      definition.type === 'message' ||
      definition.type === 'signal' ||
      definition.type === 'conditional'
    ) {
      openSubscription(transition, node, elementId, at, definition)
    }
  }
}

/** Whether an event still waits for another of its definitions (parallel multiple, §10.5.4). */
export function stillWaits({ state }: Transition, elementId: string, nodeId: string): boolean {
  const isItsOwn = (wait: { elementId: string; nodeId: string }): boolean =>
    wait.elementId === elementId && wait.nodeId === nodeId
  return Object.values(state.subscriptions).some(isItsOwn) || Object.values(state.timers).some(isItsOwn)
}
