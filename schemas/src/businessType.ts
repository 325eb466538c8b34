import { z } from 'zod'
import { decisionTable } from './decision.ts'
import { formDefinition } from './form.ts'
import { roleTarget } from './organisation.ts'
import { processDefinition } from './process.ts'
import { decimalNumber, elementId, feel, key, label, uuid } from './primitives.ts'

/** L locked by the library · A adjustable within the range · F free (`templates 0.8`). */
export const lockLevel = z.enum(['L', 'A', 'F'])
export type LockLevel = z.infer<typeof lockLevel>

export const comparator = z.enum(['<', '<=', '>', '>='])
export type Comparator = z.infer<typeof comparator>

/**
 * A parameter: in expressions `p.<key>`. With a comparator it is a threshold and `meets(x, p.<key>)` applies it
 * (以上/以下/以内 include the number, 超过/低于 do not).
 */
export const parameter = z.strictObject({
  key,
  label,
  type: z.enum(['number', 'money', 'integer', 'text', 'boolean']),
  default: z.union([decimalNumber, z.string().max(500), z.boolean()]),
  /** Set by an adopting unit's overlay; absent: the default holds. */
  value: z.union([decimalNumber, z.string().max(500), z.boolean()]).optional(),
  comparator: comparator.optional(),
  range: z.strictObject({ min: decimalNumber.optional(), max: decimalNumber.optional() }).optional(),
  lock: lockLevel.optional(),
})
export type Parameter = z.infer<typeof parameter>

/** A relation between parameters that must hold, FEEL over `p`, e.g. `p.selfLimit < p.collectiveLimit`. */
export const parameterRule = z.strictObject({ id: elementId, expression: feel, message: label })

/** A role slot (经办人, 街道办主任 …), mapped to local people when a unit adopts the type. */
export const role = z.strictObject({ key, label, target: roleTarget, lock: lockLevel.optional() })
export type Role = z.infer<typeof role>

export const guide = z.strictObject({
  conditions: z.string().max(4000).optional(),
  materials: z.string().max(4000).optional(),
  legalBasis: z.string().max(4000).optional(),
  timeLimit: z.string().max(400).optional(),
  keywords: z.array(z.string().max(40)).max(40).optional(),
})

/** The settings part of a draft: everything that is neither form nor process nor decision. */
export const businessTypeSettings = z.strictObject({
  name: label,
  category: label,
  /** Code in case numbers, e.g. `T03` in `CY-T03-202603-0026` (`templates 0.2`). */
  numberCode: z
    .string()
    .regex(/^[A-Za-z0-9]{1,12}$/)
    .optional(),
  /** FEEL text shown as the case's title beside the business type's name. */
  title: feel.optional(),
  parameters: z.array(parameter).max(200),
  parameterRules: z.array(parameterRule).max(50).optional(),
  roles: z.array(role).max(100),
  /** Keys of fields shown in lists. */
  listColumns: z.array(key).max(10).optional(),
  guide: guide.optional(),
  /** Lock level by element id (`x-id`, BPMN id); absent: A. */
  locks: z.record(z.string(), lockLevel).optional(),
  /** English texts by `<id>.<property>` (`traps 2.7`). */
  translations: z.strictObject({ en: z.record(z.string(), z.string()) }).optional(),
})
export type BusinessTypeSettings = z.infer<typeof businessTypeSettings>

/** The drawn process of a draft; the XML is the only source. */
export const processSource = z.strictObject({ bpmn: z.string().max(2_000_000) })
export type ProcessSource = z.infer<typeof processSource>

/** A complete draft: its parts are stored and revised separately. */
export const businessTypeDraft = z.strictObject({
  settings: businessTypeSettings,
  form: formDefinition,
  process: processSource,
  decisions: z.array(decisionTable).max(50),
})
export type BusinessTypeDraft = z.infer<typeof businessTypeDraft>

/** Version of the business type format this code writes; older ones are migrated on reading. */
export const businessTypeFormat = 1

/** A published business type: complete and immutable, opened without anything else (`design §3`). */
export const businessType = z.strictObject({
  format: z.literal(businessTypeFormat),
  key,
  version: z.number().int().min(1),
  settings: businessTypeSettings,
  form: formDefinition,
  process: z.strictObject({
    bpmn: z.string().max(2_000_000),
    definition: processDefinition,
    compilerVersion: z.number().int(),
    /** SHA-256 of the XML, hex. */
    sourceHash: z.string(),
  }),
  decisions: z.array(decisionTable).max(50),
  /** Where this version came from when it was adopted. */
  base: z.strictObject({ businessTypeId: uuid, version: z.number().int() }).optional(),
  /** Element id → `overlay` for what the adopting unit changed; all else is the base's. */
  origin: z.record(z.string(), z.enum(['base', 'overlay'])).optional(),
})
export type BusinessType = z.infer<typeof businessType>
