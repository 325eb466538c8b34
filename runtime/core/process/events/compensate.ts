import type { ElementInstance } from '@banshi/schemas'
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

/** Takes the next activity of a queue that has a handler; one without is replaced by what was done inside it. */
function next(
  transition: Transition,
  queue: readonly string[],
): { completedId: string; rest: string[] } | undefined {
  let rest = [...queue]
  for (let completedId = rest[0]; completedId !== undefined; completedId = rest[0]) {
    rest = rest.slice(1)
    const entry = transition.state.completed[completedId]
    if (!entry) continue
    const live = entry.scopeId !== undefined && transition.isLive(entry.scopeId) ? entry.scopeId : undefined
    if (transition.node(entry.nodeId, live).handler !== undefined) return { completedId, rest }
    rest = [...completedIn(transition, completedId), ...rest]
    transition.emit({ type: 'compensationSpent', completedIds: [completedId] })
  }
  return undefined
}

/** Begins the handler of a completed activity, with the variables that one ended with. */
function beginHandler(
  transition: Transition,
  completedId: string,
  throwerId: string,
  outerId?: string,
): void {
  const entry = transition.state.completed[completedId]
  if (!entry) return
  const scopeId = entry.scopeId !== undefined && transition.isLive(entry.scopeId) ? entry.scopeId : outerId
  const handler = transition.node(transition.node(entry.nodeId, scopeId).handler ?? '', scopeId)
  const more = {
    compensates: { completedId, throwerId },
    ...(entry.variables ? { variables: entry.variables } : {}),
  }
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
  const step = next(transition, queue)
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
  for (let step = next(transition, queue); step; step = next(transition, step.rest)) {
    beginHandler(transition, step.completedId, '', scopeId)
  }
}

/** A handler is done: its activity is compensated once and for all, and the next one follows. */
export function compensationDone(transition: Transition, handler: ElementInstance): void {
  if (!handler.compensates) return
  const { completedId, throwerId } = handler.compensates
  transition.emit({ type: 'compensationSpent', completedIds: [completedId] })
  if (!transition.isLive(throwerId)) return
  const thrower = transition.element(throwerId)
  startCompensation(transition, thrower, thrower.compensation?.queue ?? [])
}
