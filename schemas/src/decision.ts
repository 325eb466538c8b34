import { z } from 'zod'
import { elementId, feel, key, label } from './primitives.ts'

/** A decision table (DMN 1.3 §8); cells are FEEL unary tests and expressions. */
export const decisionTable = z.strictObject({
  id: elementId,
  key,
  name: label,
  hitPolicy: z.enum(['U', 'F', 'A', 'P', 'R', 'C', 'C+', 'C#', 'C<', 'C>']),
  inputs: z.array(z.strictObject({ id: elementId, label, expression: feel })).max(20),
  outputs: z
    .array(z.strictObject({ id: elementId, key, label, values: z.array(label).max(100).optional() }))
    .max(20),
  rules: z
    .array(
      z.strictObject({ id: elementId, tests: z.array(feel), results: z.array(feel), note: label.optional() }),
    )
    .max(1000),
})
export type DecisionTable = z.infer<typeof decisionTable>
