import type { Json } from '@banshi/schemas'
import { finishActivity } from '../activity/finish.ts'
import { takePayload } from '../events/payload.ts'
import { openWaits } from '../events/subscribe.ts'
import type { CompiledNode } from '../program.ts'
import { closeWaits } from '../scopes.ts'
import type { Transition } from '../transition.ts'
import { activity } from './activity.ts'

/** The message has come: its content under its names, then the task is done; outputs are taken there. */
function receive(
  transition: Transition,
  node: CompiledNode,
  elementId: string,
  payload: Record<string, Json>,
): void {
  closeWaits(transition, elementId, node.node.id)
  const { data, ...rest } = node.node as typeof node.node & { data?: unknown }
  const withoutData = data === undefined ? node : { ...node, node: rest as typeof node.node }
  if (!takePayload(transition, withoutData, elementId, 0, payload)) return
  finishActivity(transition, elementId, node, { ...payload, message: payload })
}

/** Receive task (BPMN 2.0 §10.3.3): waits for its message; `instantiate`: the message began the case. */
export const receiveTask = activity(
  (transition, node, elementId, { payload }) => {
    if (payload) receive(transition, node, elementId, payload)
    else openWaits(transition, node, elementId)
  },
  { occur: (transition, event, element, _at, payload) => receive(transition, event, element.id, payload) },
)
