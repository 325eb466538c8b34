import type { Json, MessageSettings } from '@banshi/schemas'
import type { CompiledNode } from '../../program.ts'
import type { Transition } from '../../transition.ts'
import { carried } from '../carried.ts'
import { newSubscription } from '../subscription.ts'
import type { Open, Throw } from './trigger.ts'

/** A correlation key as it is compared: text. */
const keyText = (value: Json): string | undefined =>
  value === null ? undefined : typeof value === 'string' ? value : JSON.stringify(value)

/** Waits for a message by its name and, where there is one, its key as it is now (BPMN 2.0 §10.5.5, §8.4.2). */
export const openMessage: Open<'message'> = (transition, node, elementId, at, { name }) => {
  const opened = newSubscription(transition, node, elementId, at, 'message', name)
  const key = node.expressions.get(`events.${at}.key`)
  const computed = key && transition.evaluate(key, elementId || undefined)
  if (computed?.ok) {
    const text = keyText(computed.value)
    if (text !== undefined) opened.key = text
  }
  transition.emit(opened)
}

/** Sends a message (BPMN 2.0 §10.5.5): to whoever waits for it, by the host. False: an incident. */
export function sendMessage(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  name: string,
  settings: MessageSettings,
): boolean {
  const nodeId = node.node.id
  const values = carried(transition, node, elementId, at, settings.values)
  if (!values) return false
  const key = node.expressions.get(`events.${at}.key`)
  const computed = key && transition.evaluate(key, elementId)
  if (computed && !computed.ok) {
    transition.raiseIncident(elementId, nodeId, 'correlationFailed', { message: name })
    return false
  }
  const text = computed ? keyText(computed.value) : undefined
  const withKey = text === undefined ? {} : { key: text }
  transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'message', name, ...withKey })
  transition.effects.push({ type: 'sendMessage', elementId, nodeId, name, values, ...withKey })
  return true
}

export const throwMessage: Throw<'message'> = (transition, node, elementId, at, { name, settings }) =>
  sendMessage(transition, node, elementId, at, name, settings) ? 'goesOn' : 'stopped'
