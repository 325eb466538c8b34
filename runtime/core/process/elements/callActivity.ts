import { enterContent, contentOf } from '../containers/enter.ts'
import { isNode, type CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { elementIn } from '../variables.ts'
import { activity } from './activity.ts'
import { endWhenEmpty } from './subProcess.ts'

/** Calls inside calls: more than anybody meant. */
const maxDepth = 50

function depthOf(transition: Transition, elementId: string): number {
  let depth = 0
  for (
    let element = elementIn(transition.state, elementId);
    element;
    element = elementIn(transition.state, element.scopeId)
  ) {
    if (element.nodeType === 'callActivity' && !element.loop) depth += 1
  }
  return depth
}

function call(transition: Transition, node: CompiledNode, elementId: string): void {
  if (!isNode(node, 'callActivity')) return
  const { id: nodeId, called, external, version = 'latest' } = node.node
  if (depthOf(transition, elementId) > maxDepth)
    return transition.raiseIncident(elementId, nodeId, 'callsTooDeep')
  if (external) {
    const found = transition.context.callable?.(called, version)
    if (!found) return transition.raiseIncident(elementId, nodeId, 'calledUnknown', { called })
    transition.bind(found.hash, found.program)
    const { key, hash } = found
    transition.emit({ type: 'callBound', elementId, nodeId, key, version: found.version, hash })
  }
  const content = contentOf(transition, elementId)
  if (!content) return transition.raiseIncident(elementId, nodeId, 'calledUnknown', { called })
  enterContent(transition, content, elementId)
}

/**
 * Call activity (BPMN 2.0 §10.3.6): a process or global task of the same document, or another business type, pinned to the
 * version that is called, runs as a scope inside the case.
 */
export const callActivity = activity(call, { emptied: endWhenEmpty })
