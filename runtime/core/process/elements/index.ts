import type { FlowNode } from '@banshi/schemas'
import type { ElementBehaviour } from './element.ts'
import { endEvent } from './endEvent.ts'
import { exclusiveGateway } from './exclusiveGateway.ts'
import { parallelGateway } from './parallelGateway.ts'
import { startEvent } from './startEvent.ts'
import { userTask } from './userTask.ts'

/** The behaviour of each element kind. */
export const behaviours: Readonly<Record<FlowNode['type'], ElementBehaviour>> = {
  startEvent,
  endEvent,
  userTask,
  exclusiveGateway,
  parallelGateway,
}
