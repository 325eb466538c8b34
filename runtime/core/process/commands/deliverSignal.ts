import type { Json } from '@banshi/schemas'
import { hearSignal } from '../events/triggers/signal.ts'
import { done, reject, type Handler } from './command.ts'

/** A signal from elsewhere (BPMN 2.0 §10.5.5): every event of this case that waits for it hears it. */
export const deliverSignal: Handler<'deliverSignal'> = (transition, { signalId, name, values }) =>
  hearSignal(transition, name, (values ?? {}) as Record<string, Json>, signalId) > 0
    ? done
    : reject('nobodyWaits', { name })
