import type { EventDefinition, EventNode } from '@banshi/schemas'
import type { CompiledNode } from '../program.ts'
import type { Transition } from '../transition.ts'
import { throwCancel } from './triggers/cancel.ts'
import { throwCompensation } from './triggers/compensate.ts'
import { throwErrorEvent } from './triggers/error.ts'
import { throwEscalation } from './triggers/escalation.ts'
import { throwMessage } from './triggers/message.ts'
import { throwSignal } from './triggers/signal.ts'
import { throwTerminate } from './triggers/terminate.ts'
import type { Throw, Thrown } from './triggers/trigger.ts'

/** What can be thrown; a link is where its thrower goes on. */
const throwers: { readonly [K in EventDefinition['type']]?: Throw<K> } = {
  message: throwMessage,
  signal: throwSignal,
  error: throwErrorEvent,
  escalation: throwEscalation,
  compensate: throwCompensation,
  cancel: throwCancel,
  terminate: throwTerminate,
}

/** Throws all definitions of a throwing event, in order (BPMN 2.0 §13.5.2); one that stops it is the last. */
export function throwAll(transition: Transition, node: CompiledNode, elementId: string): Thrown {
  let outcome: Thrown = 'goesOn'
  for (const [at, event] of ((node.node as EventNode).events ?? []).entries()) {
    const throwOne = throwers[event.type] as Throw<EventDefinition['type']> | undefined
    const thrown = throwOne?.(transition, node, elementId, at, event)
    if (thrown === 'stopped') return thrown
    if (thrown === 'waits') outcome = thrown
  }
  return outcome
}
