import { z } from 'zod'
import { uuid } from '../primitives.ts'
import { endpoint } from './endpoint.ts'

/** A hint to fetch again; never carries data a person might not see. */
export const liveMessage = z.discriminatedUnion('type', [
  /** The caller’s worklist changed. */
  z.strictObject({ type: z.literal('worklistChanged') }),
  /** A case the caller takes part in moved. */
  z.strictObject({ type: z.literal('caseChanged'), caseId: uuid, seq: z.number().int() }),
])
export type LiveMessage = z.infer<typeof liveMessage>

export const liveEndpoints = {
  live: endpoint({
    id: 'live',
    method: 'GET',
    path: '/api/v1/live',
    summary: 'Server-sent events: each `message` is a LiveMessage',
    tag: 'live',
    access: 'signedIn',
    response: liveMessage,
    kind: 'stream',
  }),
}
