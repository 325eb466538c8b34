import type { Activity } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import type { Begin } from './arrive.ts'
import { bringIn } from './data.ts'
import { finishActivity } from './finish.ts'
import { finishBody } from './finishBody.ts'
import { afterInstance, beginBody } from './loop.ts'
import { openBoundaries } from './open.ts'

const whenLeaving: ReadonlySet<string> = new Set([
  'process.noWayHolds',
  'process.conditionFailed',
  'process.outputFailed',
  'process.outputMissing',
])
const whenEntering: ReadonlySet<string> = new Set(['process.inputFailed', 'process.dataMissing'])
const whenCounting: ReadonlySet<string> = new Set([
  'process.loopInvalid',
  'process.completionConditionFailed',
])

/** Whether an activity is at its work already: people are asked, the world is, or something runs or is waited for inside. */
function isBegun({ state }: Transition, elementId: string): boolean {
  const element = state.elements[elementId]
  return (
    element?.userTask !== undefined ||
    element?.request !== undefined ||
    Object.values(state.elements).some(({ scopeId }) => scopeId === elementId) ||
    Object.values(state.subscriptions).some(
      (wait) => wait.elementId === elementId && wait.nodeId === element?.nodeId,
    )
  )
}

/** An activity goes on where an incident stopped it: leaving, entering, between two rounds of a loop, or at its own work. */
export function resumeActivity(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  code: string,
  begin: Begin,
): void {
  const { loop, scopeId } = transition.element(elementId)
  const isLoop = (node.node as Activity).loop !== undefined && loop !== undefined
  const start = (): void => {
    if (isLoop) beginBody(transition, node, elementId)
    else begin(transition, node, elementId, { nodeId: node.node.id, scopeId })
  }
  if (code === 'process.timerInvalid') {
    for (const { node: event } of node.boundaries) closeWaits(transition, elementId, event.id)
    if (!openBoundaries(transition, node, elementId) || isBegun(transition, elementId)) return
  }
  if (whenLeaving.has(code)) {
    return isLoop ? finishBody(transition, node, elementId) : finishActivity(transition, elementId, node)
  }
  if (isLoop && whenCounting.has(code) && loop.completed > 0)
    return afterInstance(transition, node, elementId)
  const isEntering = code === 'process.timerInvalid' || whenEntering.has(code)
  if (!isEntering || bringIn(transition, node, elementId)) start()
}
