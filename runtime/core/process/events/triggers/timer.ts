import type { EventOf } from '@banshi/schemas'
import { timerDue } from '../../../calendar/index.ts'
import type { Open } from './trigger.ts'

/** Waits for a date, a duration or a cycle (BPMN 2.0 §10.5.5); what cannot be read as one is an incident. */
export const openTimer: Open<'timer'> = (transition, node, elementId, at, definition) => {
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
