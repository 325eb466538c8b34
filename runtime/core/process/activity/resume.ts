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
    closeWaits(transition, elementId)
    return openBoundaries(transition, node, elementId)
  }
  if (whenLeaving.has(code)) {
    return isLoop ? finishBody(transition, node, elementId) : finishActivity(transition, elementId, node)
  }
  if (isLoop && whenCounting.has(code) && loop.completed > 0)
    return afterInstance(transition, node, elementId)
  if (!whenEntering.has(code) || bringIn(transition, node, elementId)) start()
}
