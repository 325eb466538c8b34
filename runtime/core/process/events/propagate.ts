import type { ElementInstance, EventDefinition, EventNode, Json } from '@banshi/schemas'
import { contentOf, triggerOf } from '../containers/enter.ts'
import { triggerBoundary } from '../elements/boundaryEvent.ts'
import type { CompiledNode } from '../program.ts'
import { bodyOf } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { triggerEventSubProcess } from './trigger.ts'

type Kind = 'error' | 'escalation'

/** Which definition of an event catches a code: the same code before one that catches all (BPMN 2.0 §10.5.6, §10.5.7). */
function matchOf(
  { node }: CompiledNode,
  kind: Kind,
  code: string | undefined,
): { at: number; isExact: boolean } | undefined {
  const events: readonly EventDefinition[] = 'events' in node ? ((node as EventNode).events ?? []) : []
  const find = (wanted: string | undefined): number =>
    events.findIndex((event) => event.type === kind && event.code === wanted)
  const exact = code === undefined ? -1 : find(code)
  if (exact >= 0) return { at: exact, isExact: true }
  const any = find(undefined)
  return any >= 0 ? { at: any, isExact: false } : undefined
}

/** The catcher that names the code, else one that catches all. */
function bestOf<T>(
  candidates: readonly T[],
  match: (candidate: T) => ReturnType<typeof matchOf>,
): { found: T; at: number } | undefined {
  const matches = candidates.flatMap((found) => {
    const matched = match(found)
    return matched ? [{ found, ...matched }] : []
  })
  return matches.find(({ isExact }) => isExact) ?? matches[0]
}

const occurred = (
  transition: Transition,
  kind: Kind,
  elementId: string,
  nodeId: string,
  code: string | undefined,
): void =>
  transition.emit({
    type: 'eventOccurred',
    elementId,
    nodeId,
    kind,
    ...(code === undefined ? {} : { name: code }),
  })

function catchAtBoundary(
  transition: Transition,
  host: ElementInstance,
  kind: Kind,
  code: string | undefined,
  payload: Record<string, Json>,
): boolean {
  if (bodyOf(transition.state, host)) return false
  const { boundaries } = transition.nodeOf(host)
  const best = bestOf(boundaries, (boundary) => matchOf(boundary, kind, code))
  if (!best) return false
  occurred(transition, kind, host.id, best.found.node.id, code)
  const isInterrupting = kind === 'error' || best.found.node.cancelActivity !== false
  triggerBoundary(transition, best.found, host, best.at, payload, isInterrupting)
  return true
}

function catchInScope(
  transition: Transition,
  scopeId: string | undefined,
  from: ElementInstance,
  kind: Kind,
  code: string | undefined,
  payload: Record<string, Json>,
): boolean {
  const eventSubProcesses = contentOf(transition, scopeId)?.eventSubProcesses ?? []
  // What a handler of this scope throws is for the scopes outside.
  if (eventSubProcesses.some(({ node }) => node.id === from.nodeId)) return false
  const best = bestOf(eventSubProcesses, (one) => matchOf(triggerOf(transition, one, scopeId), kind, code))
  if (!best) return false
  occurred(transition, kind, scopeId ?? '', best.found.node.id, code)
  triggerEventSubProcess(transition, best.found, scopeId, best.at, payload)
  return true
}

/**
 * Looks for whoever catches an error or escalation thrown by an element, from the inside out (BPMN 2.0 §10.5.6, §10.5.7,
 * §13.5.3): event sub-processes of a scope before boundary events of the activity it belongs to, through sub-processes,
 * loops and calls. False when nobody does.
 */
export function propagate(
  transition: Transition,
  elementId: string,
  kind: Kind,
  code: string | undefined,
  payload: Record<string, Json> = {},
): boolean {
  let from = transition.element(elementId)
  const { node } = transition.nodeOf(from)
  const isEvent = node.type === 'endEvent' || node.type === 'intermediateThrowEvent'
  if (!isEvent && catchAtBoundary(transition, from, kind, code, payload)) return true
  for (;;) {
    if (catchInScope(transition, from.scopeId, from, kind, code, payload)) return true
    const scope = elementIn(transition.state, from.scopeId)
    if (!scope) return false
    if (catchAtBoundary(transition, scope, kind, code, payload)) return true
    from = scope
  }
}

/** The scope of an error that nobody caught stays where it is, with an incident: it never ends as if all were well. */
export function throwError(
  transition: Transition,
  elementId: string,
  code: string | undefined,
  payload?: Record<string, Json>,
): void {
  const { nodeId } = transition.element(elementId)
  transition.emit({
    type: 'eventThrown',
    elementId,
    nodeId,
    kind: 'error',
    ...(code === undefined ? {} : { name: code }),
  })
  if (propagate(transition, elementId, 'error', code, payload)) return
  transition.raiseIncident(elementId, nodeId, 'uncaughtError', { code: code ?? '' })
}
