import { openWaits } from '../events/subscribe.ts'
import type { CompiledContent, CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'

/** The start event that triggers an event sub-process (BPMN 2.0 §10.3.5). */
export function triggerOf(
  transition: Transition,
  eventSubProcess: CompiledNode,
  scopeId: string | undefined,
): CompiledNode {
  return transition.node(eventSubProcess.content?.starts[0] ?? '', scopeId)
}

/** Opens the event sub-processes of a scope: from now on they can be triggered. */
export function openEventSubProcesses(
  transition: Transition,
  content: CompiledContent,
  scopeId: string | undefined,
): void {
  for (const eventSubProcess of content.eventSubProcesses) {
    openWaits(transition, triggerOf(transition, eventSubProcess, scopeId), scopeId ?? '')
  }
}

/** Enters a process, sub-process or called process: tokens where it starts (§13.3.4). */
export function enterContent(
  transition: Transition,
  content: CompiledContent,
  scopeId: string | undefined,
): void {
  openEventSubProcesses(transition, content, scopeId)
  for (const nodeId of content.starts) {
    transition.arrivals.push(scopeId === undefined ? { nodeId } : { nodeId, scopeId })
  }
}

/** What stands inside an element, or inside the process. */
export function contentOf(transition: Transition, scopeId: string | undefined): CompiledContent | undefined {
  if (scopeId === undefined) return transition.program.root
  const element = transition.element(scopeId)
  if (element.loop) return undefined
  if (element.calledHash !== undefined) return transition.programAt(scopeId).root
  const node = transition.nodeOf(element)
  if (node.node.type !== 'callActivity') return node.content
  const { id, root, callables } = transition.programAt(scopeId)
  return node.node.called === id ? root : callables.get(node.node.called)
}
