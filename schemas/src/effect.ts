import { z } from 'zod'

const values = z.record(z.string(), z.json())
const ofElement = { elementId: z.string(), nodeId: z.string() }

/**
 * Requests to the world that are not already events; kept in the outbox of the same transaction and carried out once after
 * the commit. Answers come back as commands (`design §4`).
 */
export const effect = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('notify'),
    personIds: z.array(z.string()),
    code: z.string(),
    params: z.record(z.string(), z.string()),
  }),
  /** To whichever case waits for it, or a business type that begins with it; kept until somebody does. */
  z.strictObject({
    type: z.literal('sendMessage'),
    ...ofElement,
    name: z.string(),
    key: z.string().optional(),
    values,
  }),
  /** To every other case that waits, and every business type that begins with it. This case has heard it already. */
  z.strictObject({ type: z.literal('broadcastSignal'), ...ofElement, name: z.string(), values }),
  z.strictObject({
    type: z.literal('callHttp'),
    ...ofElement,
    attempt: z.number().int(),
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.json().optional(),
    errors: z.record(z.string(), z.string()),
    retry: z.strictObject({
      attempts: z.number().int(),
      waitSeconds: z.number().int(),
      timeoutSeconds: z.number().int(),
    }),
  }),
  /** Somebody will call back with this token; `timeoutSeconds` after which it has failed. */
  z.strictObject({
    type: z.literal('expectCallback'),
    ...ofElement,
    attempt: z.number().int(),
    token: z.string(),
    timeoutSeconds: z.number().int().optional(),
  }),
  z.strictObject({
    type: z.literal('startCase'),
    ...ofElement,
    attempt: z.number().int(),
    businessTypeKey: z.string(),
    values,
    waitForEnd: z.boolean(),
  }),
])
export type Effect = z.infer<typeof effect>
export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>
