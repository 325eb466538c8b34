import { finishActivity } from '../activity/finish.ts'
import { sendMessage } from '../events/triggers/message.ts'
import { isNode, type CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { activity } from './activity.ts'

function send(transition: Transition, node: CompiledNode, elementId: string): void {
  if (!isNode(node, 'sendTask')) return
  const { message, settings } = node.node
  if (message && !sendMessage(transition, node, elementId, 0, message, settings)) return
  finishActivity(transition, elementId, node)
}

/** Send task (BPMN 2.0 §10.3.3): the message is on its way, the token goes on. */
export const sendTask = activity(send)
