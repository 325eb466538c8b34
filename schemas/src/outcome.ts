import { z } from 'zod'

/** A value or the reason there is none. Outcomes are values, bugs are throws (`style §4.1`). */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }
export const succeed = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
export const failWith = <E>(error: E): { ok: false; error: E } => ({ ok: false, error })

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
export type MessageParams = z.infer<typeof params>

/** Parts of a business type, in the order of the studio's tabs. */
export const definitionPart = z.enum(['settings', 'form', 'process', 'decisions', 'overlay'])
export type DefinitionPart = z.infer<typeof definitionPart>

/**
 * What a modeller must mend before publishing (`error`) or should look at (`warning`).
 * `code` is a key of the message catalogue (`area.code`); `elementId` an `x-id`, BPMN id, parameter or role key.
 */
export const problem = z.strictObject({
  code: z.string(),
  params,
  severity: z.enum(['error', 'warning']),
  part: definitionPart,
  elementId: z.string().optional(),
  elementName: z.string().optional(),
  /** Where in the element, e.g. `x-rules.value`, `condition`; with `from`/`to` offsets for expressions. */
  place: z.string().optional(),
  from: z.number().int().optional(),
  to: z.number().int().optional(),
})
export type Problem = z.infer<typeof problem>

/** What a person filling in must mend: `path` is the field path, e.g. `lines[0].qty`; soft ones ask for a reason. */
export const fieldError = z.strictObject({
  path: z.string(),
  code: z.string(),
  params,
  level: z.enum(['hard', 'soft']),
  /** The definition's own wording for a custom validation; else the catalogue's text for `code`. */
  message: z.string().optional(),
})
export type FieldError = z.infer<typeof fieldError>

/** The caller was wrong: not found, wrong state, not allowed. Nothing has changed. */
export const rejection = z.strictObject({ code: z.string(), params })
export type Rejection = z.infer<typeof rejection>

/** A model or data fault at run time, on its element, resolvable and retried. */
export const incident = z.strictObject({
  id: z.string(),
  code: z.string(),
  params,
  elementId: z.string().optional(),
  nodeId: z.string().optional(),
})
export type Incident = z.infer<typeof incident>
