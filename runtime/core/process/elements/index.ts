import type { FlowNodeType } from '@banshi/schemas'
import { adHocSubProcess } from './adHocSubProcess.ts'
import { boundaryEvent } from './boundaryEvent.ts'
import { businessRuleTask } from './businessRuleTask.ts'
import { callActivity } from './callActivity.ts'
import { complexGateway } from './complexGateway.ts'
import type { ElementBehaviour } from './element.ts'
import { endEvent } from './endEvent.ts'
import { eventBasedGateway } from './eventBasedGateway.ts'
import { exclusiveGateway } from './exclusiveGateway.ts'
import { inclusiveGateway } from './inclusiveGateway.ts'
import { intermediateCatchEvent } from './intermediateCatchEvent.ts'
import { intermediateThrowEvent } from './intermediateThrowEvent.ts'
import { parallelGateway } from './parallelGateway.ts'
import { receiveTask } from './receiveTask.ts'
import { scriptTask } from './scriptTask.ts'
import { sendTask } from './sendTask.ts'
import { serviceTask } from './serviceTask.ts'
import { startEvent } from './startEvent.ts'
import { subProcess } from './subProcess.ts'
import { task } from './task.ts'
import { transaction } from './transaction.ts'
import { userTask } from './userTask.ts'

/** The behaviour of each element kind. */
export const behaviours: Readonly<Record<FlowNodeType, ElementBehaviour>> = {
  startEvent,
  endEvent,
  intermediateCatchEvent,
  intermediateThrowEvent,
  boundaryEvent,
  userTask,
  task,
  scriptTask,
  serviceTask,
  sendTask,
  receiveTask,
  businessRuleTask,
  subProcess,
  transaction,
  adHocSubProcess,
  callActivity,
  exclusiveGateway,
  inclusiveGateway,
  parallelGateway,
  complexGateway,
  eventBasedGateway,
}
