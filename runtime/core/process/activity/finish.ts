import type { Activity, Json } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import { bodyOf } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { takeOut } from './data.ts'
import { leaveActivity } from './leave.ts'
import { instanceDone } from './loop.ts'

/**
 * An activity has done its work (BPMN 2.0 §13.3.2): data out, token on. `names` is what it brought, for its outputs. An
 * instance of a loop tells its body instead.
 */
export function finishActivity(
  transition: Transition,
  elementId: string,
  node: CompiledNode,
  names?: Readonly<Record<string, Json>>,
): void {
  if (!node.isPlain) {
    const element = transition.element(elementId)
    const body = (node.node as Activity).loop && bodyOf(transition.state, element)
    if (body) return instanceDone(transition, node, element, body, names)
    if (!takeOut(transition, node, elementId, names)) return
  }
  leaveActivity(transition, elementId, node)
}
