import type { Json } from '@banshi/schemas'
import { declared } from '../activity/open.ts'
import { contentOf, openEventSubProcesses, triggerOf } from '../containers/enter.ts'
import { stopEndless } from '../endless.ts'
import type { CompiledNode } from '../program.ts'
import { closeWaits, terminateContent } from '../scopes.ts'
import type { Transition } from '../transition.ts'

/** Ends everything in a scope because an interrupting event sub-process takes over; no other can be triggered any more. */
function interruptScope(transition: Transition, scopeId: string | undefined): void {
  terminateContent(transition, scopeId, 'interrupted')
  for (const other of contentOf(transition, scopeId)?.eventSubProcesses ?? []) {
    closeWaits(transition, scopeId ?? '', triggerOf(transition, other, scopeId).node.id)
  }
}

/** An event sub-process is triggered (BPMN 2.0 §13.5.4): it runs inside the scope, instead of it or beside it. */
export function triggerEventSubProcess(
  transition: Transition,
  eventSubProcess: CompiledNode,
  scopeId: string | undefined,
  at: number,
  payload: Record<string, Json> = {},
): void {
  const arrival = { nodeId: eventSubProcess.node.id, ...(scopeId === undefined ? {} : { scopeId }) }
  // It may throw what triggers it once more.
  if (!transition.mayEnter(eventSubProcess, arrival)) return stopEndless(transition, eventSubProcess, arrival)
  const trigger = triggerOf(transition, eventSubProcess, scopeId)
  if (trigger.node.type === 'startEvent' && trigger.node.isInterrupting !== false) {
    interruptScope(transition, scopeId)
  }
  enterEventSubProcess(transition, eventSubProcess, scopeId, at, payload)
}

/** Begins an event sub-process at its start event, which has happened. */
export function enterEventSubProcess(
  transition: Transition,
  eventSubProcess: CompiledNode,
  scopeId: string | undefined,
  at: number,
  payload: Record<string, Json>,
  more: { compensates?: { completedId: string; throwerId: string }; variables?: Record<string, Json> } = {},
): string {
  const variables = { ...declared(eventSubProcess), ...more.variables }
  const arrival = { nodeId: eventSubProcess.node.id, ...(scopeId === undefined ? {} : { scopeId }) }
  const elementId = transition.activate(eventSubProcess, arrival, {
    ...(Object.keys(variables).length > 0 ? { variables } : {}),
    ...(more.compensates ? { compensates: more.compensates } : {}),
  })
  if (eventSubProcess.content) openEventSubProcesses(transition, eventSubProcess.content, elementId)
  const nodeId = eventSubProcess.content?.starts[0] ?? ''
  transition.arrivals.push({ nodeId, scopeId: elementId, payload, at })
  return elementId
}
