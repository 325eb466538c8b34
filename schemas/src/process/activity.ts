import { z } from 'zod'
import { elementId, feel, key } from '../primitives.ts'
import { eventDefinition } from './eventDefinition.ts'

/** Standard loop (BPMN 2.0 §10.3.8). */
export const standardLoop = z.strictObject({
  kind: z.literal('standard'),
  testBefore: z.boolean(),
  /** Absent: only the maximum ends it. */
  condition: feel.optional(),
  maximum: feel.optional(),
})
export type StandardLoop = z.infer<typeof standardLoop>

/** Multi-instance (BPMN 2.0 §10.3.8): instances by number or one per item of a list. */
export const multiInstance = z.strictObject({
  kind: z.literal('multi'),
  sequential: z.boolean(),
  cardinality: feel.optional(),
  /** FEEL giving a list. */
  collection: feel.optional(),
  itemName: key.optional(),
  /** FEEL evaluated as each instance completes. */
  output: feel.optional(),
  outputName: key.optional(),
  completionCondition: feel.optional(),
  behavior: z.enum(['None', 'One', 'All', 'Complex']),
  /** Thrown as an instance completes (None) or as the first does (One). */
  event: eventDefinition.optional(),
  complex: z
    .array(z.strictObject({ condition: feel, event: eventDefinition }))
    .max(50)
    .optional(),
})
export type MultiInstance = z.infer<typeof multiInstance>

/** One value on its way: evaluated from `from`, set under `to`. */
export const assignmentOfData = z.strictObject({ from: feel, to: key })

/** Data of an activity or event (BPMN 2.0 §10.4): what is copied in before and out after. */
export const dataFlow = z.strictObject({
  inputs: z.array(assignmentOfData).max(100).optional(),
  outputs: z.array(assignmentOfData).max(100).optional(),
  /** Alternative sets of inputs, each by name; the activity begins when all of one set have a value (§10.4.2). */
  inputSets: z.array(z.array(key).max(100)).max(20).optional(),
  /** Alternative sets of outputs; one must have all its values when the activity is done. */
  outputSets: z.array(z.array(key).max(100)).max(20).optional(),
})
export type DataFlow = z.infer<typeof dataFlow>

/** A name a scope declares for itself (data object, property; BPMN 2.0 §10.4.1): it hides the same name outside. */
export const declaration = z.strictObject({ name: key, value: z.json().optional() })
export type Declaration = z.infer<typeof declaration>

/** What every activity may carry (BPMN 2.0 §10.3). */
export const activityParts = {
  default: elementId.optional(),
  loop: z.discriminatedUnion('kind', [standardLoop, multiInstance]).optional(),
  data: dataFlow.optional(),
  declares: z.array(declaration).max(200).optional(),
  /** Started by compensation only; it has no sequence flow. */
  isForCompensation: z.boolean().optional(),
  /** Absent: 1. */
  startQuantity: z.number().int().min(1).max(1000).optional(),
  completionQuantity: z.number().int().min(1).max(1000).optional(),
}
