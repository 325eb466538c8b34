import type { CompletedActivity, ElementInstance, Json } from '@banshi/schemas'
import type { Arrival, Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { enterEventSubProcess } from './trigger.ts'

/** Completed activities of a scope, the latest first; all of them or those of one node (BPMN 2.0 §13.5.5). */
function completedIn(transition: Transition, scopeId: string | undefined, activity?: string): string[] {
  return Object.entries(transition.state.completed)
    .filter(([, entry]) => entry.scopeId === scopeId && (activity === undefined || entry.nodeId === activity))
    .map(([id]) => id)
    .toReversed()
}

/** Where a throw looks: its own scope; an event sub-process compensates the scope it belongs to, done or not. */
function scopeToCompensate(transition: Transition, scopeId: string | undefined): string | undefined {
  const scope = elementIn(transition.state, scopeId)
  if (!scope) return undefined
  const { node } = transition.nodeOf(scope)
  if (node.type !== 'subProcess' || !node.triggeredByEvent) return scope.id
  return scope.compensates?.completedId ?? scope.scopeId
}

/** What a throw compensates: a named activity is looked for from the inside out. */
export function toCompensate(
  transition: Transition,
  scopeId: string | undefined,
  activity?: string,
): string[] {
  let place = scopeToCompensate(transition, scopeId)
  for (;;) {
    const found = completedIn(transition, place, activity)
    const outer =
      place === undefined
        ? undefined
        : (elementIn(transition.state, place) ?? transition.state.completed[place])
    if (found.length > 0 || activity === undefined || !outer) return found
    place = outer.scopeId
  }
}

/** Where a completed activity is compensated: its own scope, or that of whoever asks for it when that one is over. */
const placeOf = (
  transition: Transition,
  { scopeId }: CompletedActivity,
  outerId: string | undefined,
): string | undefined => (scopeId !== undefined && transition.isLive(scopeId) ? scopeId : outerId)

/**
 * Takes the next activity of a queue that has a handler; one without is replaced by what was done inside it, and kept as
 * long as there is any: handlers inside see its variables.
 */
function next(
  transition: Transition,
  queue: readonly string[],
  outerId: string | undefined,
): { completedId: string; rest: string[] } | undefined {
  let rest = [...queue]
  for (let completedId = rest[0]; completedId !== undefined; completedId = rest[0]) {
    rest = rest.slice(1)
    const entry = transition.state.completed[completedId]
    if (!entry) continue
    const { node, handler } = transition.node(entry.nodeId, placeOf(transition, entry, outerId))
    if (handler !== undefined) return { completedId, rest }
    // What was done in another business type is that type's own affair once the call is over.
    const isForeign = node.type === 'callActivity' && node.external === true
    const inside = isForeign ? [] : completedIn(transition, completedId)
    if (inside.length === 0) transition.emit({ type: 'compensationSpent', completedIds: [completedId] })
    rest = [...inside, ...rest]
  }
  return undefined
}

/** Variables a completed activity ended with, and those of the completed ones around it: inner names hide outer ones. */
function variablesKept(transition: Transition, completedId: string): Record<string, Json> {
  const layers: Record<string, Json>[] = []
  const { completed } = transition.state
  for (
    let entry = completed[completedId];
    entry;
    entry = entry.scopeId === undefined ? undefined : completed[entry.scopeId]
  ) {
    if (entry.variables) layers.push(entry.variables as Record<string, Json>)
  }
  return Object.assign({}, ...layers.toReversed()) as Record<string, Json>
}

/** Begins the handler of a completed activity, with the variables that one ended with; nobody else will (§13.5.5). */
function beginHandler(
  transition: Transition,
  completedId: string,
  throwerId: string,
  outerId?: string,
): void {
  const entry = transition.state.completed[completedId]
  if (!entry) return
  const scopeId = placeOf(transition, entry, outerId)
  const handler = transition.node(transition.node(entry.nodeId, scopeId).handler ?? '', scopeId)
  const variables = variablesKept(transition, completedId)
  const more = {
    compensates: { completedId, throwerId },
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
  }
  transition.emit({ type: 'compensationSpent', completedIds: [completedId] })
  if (handler.node.type === 'subProcess' && handler.node.triggeredByEvent) {
    enterEventSubProcess(transition, handler, scopeId, 0, {}, more)
    return
  }
  const arrival: Arrival = { nodeId: handler.node.id, ...more }
  if (scopeId !== undefined) arrival.scopeId = scopeId
  transition.arrivals.push(arrival)
}

/** Compensates activities one after the other, the last one first; `holder` waits until all are (§13.5.5). */
export function startCompensation(transition: Transition, holder: ElementInstance, queue: string[]): void {
  const { id: elementId, nodeId, scopeId } = holder
  const step = next(transition, queue, scopeId)
  if (!step) {
    if (holder.compensation) {
      transition.emit({ type: 'compensationMoved', elementId, nodeId, queue: [], isDone: true })
    }
    transition.compensated.push(elementId)
    return
  }
  transition.emit({ type: 'compensationMoved', elementId, nodeId, queue: step.rest })
  beginHandler(transition, step.completedId, elementId, scopeId)
}

/** Begins all handlers, the last activity's first, and waits for none of them (`waitForCompletion` false). */
export function compensateWithoutWaiting(
  transition: Transition,
  queue: string[],
  scopeId: string | undefined,
): void {
  for (let step = next(transition, queue, scopeId); step; step = next(transition, step.rest, scopeId)) {
    beginHandler(transition, step.completedId, '', scopeId)
  }
}

/** A handler is done: the next one follows. */
export function compensationDone(transition: Transition, handler: ElementInstance): void {
  if (!handler.compensates) return
  const { throwerId } = handler.compensates
  if (!transition.isLive(throwerId)) return
  const thrower = transition.element(throwerId)
  startCompensation(transition, thrower, thrower.compensation?.queue ?? [])
}
