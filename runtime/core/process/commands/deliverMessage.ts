import { done, reject, type Handler } from './command.ts'
import type { Json } from '@banshi/schemas'

/**
 * A message for this case (BPMN 2.0 §13.5.1): the first event that waits for its name and, where it names one, its key takes
 * it. Nobody waits: rejected, and the sender keeps it.
 */
export const deliverMessage: Handler<'deliverMessage'> = (transition, { messageId, name, key, values }) => {
  const found = Object.entries(transition.state.subscriptions).find(
    ([, waits]) =>
      waits.kind === 'message' &&
      (waits.name === name || waits.name === '') &&
      (waits.key === undefined || waits.key === key),
  )
  if (!found) return reject('nobodyWaits', { name })
  const [subscriptionId, { elementId, nodeId, at }] = found
  transition.occurrences.push({
    elementId,
    nodeId,
    at,
    kind: 'message',
    name,
    subscriptionId,
    payload: (values ?? {}) as Record<string, Json>,
    sourceId: messageId,
  })
  return done
}
