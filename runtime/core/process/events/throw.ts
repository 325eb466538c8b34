import type { EventDefinitionOf, EventNode, EffectOf, Json, MessageSettings } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import { terminateContent } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { compensateWithoutWaiting, startCompensation, toCompensate } from './compensate.ts'
import { propagate, throwError } from './propagate.ts'
import { keyText } from './subscribe.ts'

/** What came of throwing: the thrower goes on, waits for compensation, or is gone or stopped. */
export type Thrown = 'goesOn' | 'waits' | 'stopped'

/** Content of a message or signal by name; nothing when it cannot be worked out: an incident. */
function contentOfThrow(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  mapping: Record<string, string> | undefined,
): Record<string, Json> | undefined {
  const values: Record<string, Json> = {}
  for (const name of Object.keys(mapping ?? {})) {
    const expression = node.expressions.get(`events.${at}.values.${name}`)
    const result = expression && transition.evaluate(expression, elementId)
    if (!result?.ok) {
      transition.raiseIncident(elementId, node.node.id, 'inputFailed')
      return undefined
    }
    values[name] = result.value
  }
  return values
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
  const values = contentOfThrow(transition, node, elementId, at, settings.values)
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

/** Broadcasts a signal (§10.5.5): everything in this case that waits hears it now, other cases by the host. */
function broadcast(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  at: number,
  { name, settings }: EventDefinitionOf<'signal'>,
): boolean {
  const nodeId = node.node.id
  const values = contentOfThrow(transition, node, elementId, at, settings.values)
  if (!values) return false
  transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'signal', name })
  hearSignal(transition, name, values)
  const effect: EffectOf<'broadcastSignal'> = { type: 'broadcastSignal', elementId, nodeId, name, values }
  if (settings.reach !== 'case') transition.effects.push(effect)
  return true
}

/** Everything in the case that waits for a signal has heard it; how many. */
export function hearSignal(
  transition: Transition,
  name: string,
  payload: Record<string, Json>,
  sourceId?: string,
): number {
  let heard = 0
  for (const [subscriptionId, subscription] of Object.entries(transition.state.subscriptions)) {
    if (subscription.kind !== 'signal' || subscription.name !== name) continue
    heard += 1
    const { elementId, nodeId, at } = subscription
    transition.occurrences.push({
      elementId,
      nodeId,
      at,
      kind: 'signal',
      name,
      subscriptionId,
      payload,
      ...(sourceId === undefined ? {} : { sourceId }),
    })
  }
  return heard
}

function escalate(
  transition: Transition,
  elementId: string,
  nodeId: string,
  code: string | undefined,
): Thrown {
  const name = code === undefined ? {} : { name: code }
  transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'escalation', ...name })
  propagate(transition, elementId, 'escalation', code)
  return transition.isLive(elementId) ? 'goesOn' : 'stopped'
}

/** Ends the scope an element stands in, without compensation (§10.5.3 terminate). */
function terminateScope(transition: Transition, elementId: string, nodeId: string): Thrown {
  const { scopeId } = transition.element(elementId)
  transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'terminate' })
  terminateContent(transition, scopeId, 'terminated', elementId)
  return 'goesOn'
}

/** Cancels the transaction around (§10.3.5): what runs inside ends, what was done is compensated, then its cancel event. */
function cancelTransaction(transition: Transition, elementId: string, nodeId: string): Thrown {
  transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'cancel' })
  let scope = elementIn(transition.state, transition.element(elementId).scopeId)
  while (scope && scope.nodeType !== 'transaction') scope = elementIn(transition.state, scope.scopeId)
  if (!scope) return 'goesOn'
  terminateContent(transition, scope.id, 'cancelled')
  startCompensation(transition, scope, toCompensate(transition, scope.id))
  return 'stopped'
}

/** Throws all definitions of a throwing event, in order (BPMN 2.0 §13.5.2). */
export function throwAll(transition: Transition, node: CompiledNode, elementId: string): Thrown {
  const nodeId = node.node.id
  let outcome: Thrown = 'goesOn'
  for (const [at, event] of ((node.node as EventNode).events ?? []).entries()) {
    switch (event.type) {
      case 'message':
        if (!sendMessage(transition, node, elementId, at, event.name, event.settings)) return 'stopped'
        break
      case 'signal':
        if (!broadcast(transition, node, elementId, at, event)) return 'stopped'
        break
      case 'error':
        throwError(transition, elementId, event.code)
        return 'stopped'
      case 'escalation':
        if (escalate(transition, elementId, nodeId, event.code) === 'stopped') return 'stopped'
        break
      case 'compensate': {
        const { scopeId } = transition.element(elementId)
        transition.emit({ type: 'eventThrown', elementId, nodeId, kind: 'compensate' })
        const queue = toCompensate(transition, scopeId, event.activity)
        if (queue.length === 0) break
        if (event.waitForCompletion === false) {
          compensateWithoutWaiting(transition, queue, scopeId)
          break
        }
        startCompensation(transition, transition.element(elementId), queue)
        outcome = 'waits'
        break
      }
      case 'cancel':
        return cancelTransaction(transition, elementId, nodeId)
      case 'terminate':
        terminateScope(transition, elementId, nodeId)
        break
      case 'link':
      case 'timer':
      case 'conditional':
        break
    }
  }
  return outcome
}
