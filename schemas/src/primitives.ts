import { z } from 'zod'
import { forbiddenKeys, type Json } from './json.ts'

/** Words a field key cannot be: the roots of expressions (`design §3`), FEEL's own words, and prototype keys. */
export const reservedKeys: ReadonlySet<string> = new Set([
  ...['p', 'v', 'case', 'starter', 'actor', 'node', 'row', 'lookup', 'item'],
  ...['and', 'or', 'not', 'if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies'],
  ...[
    'true',
    'false',
    'null',
    'between',
    'instance',
    'of',
    'function',
    'external',
    'date',
    'time',
    'duration',
  ],
  ...forbiddenKeys,
])

/** A name usable in expressions: letters of any script, digits, underscore; starts with a letter. */
export const key = z
  .string()
  .max(64)
  .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)
  .refine((text) => !forbiddenKeys.has(text), { message: 'forbidden key' })

/** A stable id of an element inside a definition (`x-id`, BPMN id): never reused, never changed. */
export const elementId = z
  .string()
  .min(1)
  .max(96)
  .regex(/^[\p{L}_][\p{L}\p{N}_.-]*$/u)
  .refine((text) => !forbiddenKeys.has(text), { message: 'forbidden id' })

export const uuid = z.uuid()
/** Wording shown to people; may be empty while a draft is being written. */
export const label = z.string().max(200)
/** A FEEL expression (DMN 1.3); compiled by `@banshi/core/expression`. */
export const feel = z.string().max(4000)
/** A business date `YYYY-MM-DD` without zone. */
export const plainDate = z.iso.date()
/** A UTC instant, ISO 8601. */
export const instant = z.iso.datetime()

/** A JSON number that survives exact decimal arithmetic: at most 15 significant digits (`traps 2.3`). */
export const decimalNumber = z
  .number()
  .refine((n) => Number(n.toPrecision(15)) === n, { message: 'too many digits' })

/** Any JSON value, for places whose shape a definition decides. */
export const json: z.ZodType<Json> = z.json() as z.ZodType<Json>

/** A person, unit or post as shown: id and name. */
export const named = z.strictObject({ id: uuid, name: z.string() })
export type Named = z.infer<typeof named>
