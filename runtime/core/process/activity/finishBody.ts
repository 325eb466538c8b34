import type { Activity } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { setVariable } from '../variables.ts'
import { takeOut } from './data.ts'
import { leaveActivity } from './leave.ts'

/** Ends the body of a loop: results out, token on. Its instances are remembered for compensation, not the body. */
export function finishBody(transition: Transition, node: CompiledNode, elementId: string): void {
  const { loop } = node.node as Activity
  const { scopeId, loop: counts } = transition.element(elementId)
  if (loop?.kind === 'multi' && loop.outputName) {
    setVariable(transition, scopeId, loop.outputName, counts?.outputs ?? [])
  }
  if (!takeOut(transition, node, elementId)) return
  leaveActivity(transition, elementId, node.isCompensable ? { ...node, isCompensable: false } : node)
}
