import { z } from 'zod'
import { roleTarget } from './organisation.ts'
import { decimalNumber, key, uuid } from './primitives.ts'

/** One change an adopting unit makes to its base, on stable ids (`design §7`). New operations are added here, one file each in `core/template`. */
export const overlayOperation = z.discriminatedUnion('op', [
  z.strictObject({
    op: z.literal('setParameter'),
    key,
    value: z.union([decimalNumber, z.string().max(500), z.boolean()]),
  }),
  z.strictObject({ op: z.literal('mapRole'), key, target: roleTarget }),
])
export type OverlayOperation = z.infer<typeof overlayOperation>

export const overlay = z.array(overlayOperation).max(500)
export type Overlay = z.infer<typeof overlay>

/** The `overlay` part of an adopted type's draft. */
export const overlayDraft = z.strictObject({
  base: z.strictObject({ businessTypeId: uuid, version: z.number().int().min(1) }),
  operations: overlay,
})
export type OverlayDraft = z.infer<typeof overlayDraft>

const change = {
  /** Message key and params of the sentence, e.g. `template.labelChanged`. */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  /** The element the change concerns: `form:<x-id>.title`, `parameter:<key>`, `role:<key>`, `process:<id>`. */
  target: z.string(),
}
/** One difference between two versions, as a sentence. */
export const definitionChange = z.strictObject(change)
export type DefinitionChange = z.infer<typeof definitionChange>

/** Both sides changed the same thing; a person decides. */
export const mergeConflict = z.strictObject({
  ...change,
  mine: z.json(),
  theirs: z.json(),
})
export type MergeConflict = z.infer<typeof mergeConflict>
