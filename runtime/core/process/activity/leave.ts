import { compensationDone } from '../events/compensate.ts'
import { chooseAll, leave } from '../flows.ts'
import type { CompiledNode } from '../program.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'

/**
 * An activity is over: boundary events closed, token on. Who waits for it hears of it: the element that asked for
 * compensation, or the ad-hoc sub-process it stands in.
 */
export function leaveActivity(transition: Transition, elementId: string, node: CompiledNode): void {
  const element = transition.element(elementId)
  if (!node.isPlain) closeWaits(transition, elementId)
  if (!leave(transition, elementId, node, chooseAll)) return
  if (element.compensates) compensationDone(transition, element)
  else if (element.scopeId !== undefined) transition.advanced.push(element.scopeId)
}
