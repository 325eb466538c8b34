import type { EventDefinition } from '@banshi/schemas'
import { triggerBoundary } from '../elements/boundaryEvent.ts'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { definitionsOf } from './subscribe.ts'

/** Whether a boundary event waits for what is thrown. */
function isCaught(definition: EventDefinition, thrown: EventDefinition): boolean {
  if (definition.type !== thrown.type) return false
  if ('name' in definition && 'name' in thrown) return definition.name === thrown.name
  if ('code' in definition && 'code' in thrown)
    return definition.code === undefined || definition.code === thrown.code
  return true
}

/**
 * An event that a multi-instance activity throws by itself as instances complete (BPMN 2.0 table 10.29): its boundary events
 * hear it and add a token each; the activity is about its own business and goes on.
 */
export function throwAtBoundary(
  transition: Transition,
  node: CompiledNode,
  bodyId: string,
  thrown: EventDefinition,
): void {
  const { type: kind } = thrown
  if (kind !== 'signal' && kind !== 'message' && kind !== 'error' && kind !== 'escalation') return
  const name = 'name' in thrown ? thrown.name : (thrown.code ?? '')
  transition.emit({ type: 'eventThrown', elementId: bodyId, nodeId: node.node.id, kind, name })
  for (const boundary of node.boundaries) {
    const at = definitionsOf(boundary).findIndex((definition) => isCaught(definition, thrown))
    if (at < 0) continue
    transition.emit({ type: 'eventOccurred', elementId: bodyId, nodeId: boundary.node.id, kind, name })
    triggerBoundary(transition, boundary, transition.element(bodyId), at, {}, false)
  }
  if (kind === 'signal')
    transition.effects.push({
      type: 'broadcastSignal',
      elementId: bodyId,
      nodeId: node.node.id,
      name,
      values: {},
    })
}
