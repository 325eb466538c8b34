import { z } from 'zod'
import { elementId, feel } from '../primitives.ts'
import { messageSettings, signalSettings, timerSettings } from './settings.ts'

const name = z.string().max(200)

/** Event definitions (BPMN 2.0 §10.5.5): what an event waits for or does. References are resolved when the XML is compiled. */
export const eventDefinition = z.discriminatedUnion('type', [
  /** §10.5.5 message; `name` is the message's name, or its id when it has none. */
  z.strictObject({ type: z.literal('message'), name, settings: messageSettings }),
  z.strictObject({ type: z.literal('signal'), name, settings: signalSettings }),
  /** An ISO 8601 text, or FEEL giving one. */
  z.strictObject({
    type: z.literal('timer'),
    kind: z.enum(['date', 'duration', 'cycle']),
    text: feel,
    settings: timerSettings,
  }),
  z.strictObject({ type: z.literal('conditional'), condition: feel }),
  /** Without a code it catches every error. */
  z.strictObject({ type: z.literal('error'), code: name.optional() }),
  z.strictObject({ type: z.literal('escalation'), code: name.optional() }),
  z.strictObject({ type: z.literal('link'), name }),
  /** Throwing: which activity (absent: all of the scope) and whether to wait until it is compensated. */
  z.strictObject({
    type: z.literal('compensate'),
    activity: elementId.optional(),
    waitForCompletion: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('cancel') }),
  z.strictObject({ type: z.literal('terminate') }),
])
export type EventDefinition = z.infer<typeof eventDefinition>
export type EventDefinitionOf<T extends EventDefinition['type']> = Extract<EventDefinition, { type: T }>
