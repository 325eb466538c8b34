import { finishActivity } from '../activity/finish.ts'
import { enterContent } from '../containers/enter.ts'
import type { CompiledNode } from '../program.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { activity } from './activity.ts'

/** Enters a sub-process: tokens at its start, its event sub-processes listening. */
export function enter(transition: Transition, node: CompiledNode, elementId: string): void {
  if (node.content) enterContent(transition, node.content, elementId)
}

/** No token is left inside: nothing listens any more, and the sub-process is done. */
export function endWhenEmpty(transition: Transition, node: CompiledNode, { id }: { id: string }): void {
  closeWaits(transition, id)
  finishActivity(transition, id, node)
}

/** Embedded and event sub-process (BPMN 2.0 §10.3.5, §13.3.4): a scope inside, done when no token is left in it. */
export const subProcess = activity(enter, { emptied: endWhenEmpty })
