import { z } from 'zod'
import { decimalNumber, elementId, feel, key, label, plainDate } from './primitives.ts'

/** C1 public, C2 internal, C3 personal (sealed at rest), C4 never leaves the case page (`security 2.5`). */
export const sensitivity = z.enum(['C1', 'C2', 'C3', 'C4'])
export type Sensitivity = z.infer<typeof sensitivity>

/** What a step may do with a field; `masked` shows the masked form. Weakest first. */
export const fieldPermission = z.enum(['hidden', 'masked', 'read', 'write'])
export type FieldPermission = z.infer<typeof fieldPermission>

export const validation = z.strictObject({
  id: elementId,
  /** FEEL that must be true; row columns see `row`. */
  expression: feel,
  message: label,
  level: z.enum(['hard', 'soft']),
})
export type Validation = z.infer<typeof validation>

/** The rules of one node, all FEEL (`design §3`). `value` makes the field computed: never written by hand, never trusted. */
export const rules = z.strictObject({
  visible: feel.optional(),
  required: feel.optional(),
  readOnly: feel.optional(),
  value: feel.optional(),
  /** Yields the list of option values offered. */
  options: feel.optional(),
  validate: z.array(validation).max(20).optional(),
  /** What becomes of the value while the field is invisible; absent: `drop`. */
  whenHidden: z.enum(['drop', 'keep']).optional(),
})
export type FieldRules = z.infer<typeof rules>

export const option = z.strictObject({
  value: z.string().min(1).max(64),
  label,
  /** An ended option stays readable in old cases and is no longer offered. */
  ended: z.boolean().optional(),
})
export type FieldOption = z.infer<typeof option>

const common = {
  'x-id': elementId,
  title: label,
  description: z.string().max(500).optional(),
  'x-decorator': z.literal('FormItem').optional(),
  'x-rules': rules.optional(),
}
const value = {
  ...common,
  required: z.boolean().optional(),
  'x-sensitivity': sensitivity.optional(),
  /** Columns of the two-column grid; absent: 1 (long fields 2). */
  'x-span': z.union([z.literal(1), z.literal(2)]).optional(),
}
const placeholder = { placeholder: label.optional() }
const options = { enum: z.array(option).max(500) }

export const textField = z.strictObject({
  ...value,
  type: z.literal('string'),
  'x-component': z.literal('Text'),
  'x-component-props': z
    .strictObject({
      ...placeholder,
      maxLength: z.number().int().min(1).max(4000).optional(),
      /** A linear-time pattern (RE2) the whole text must match. */
      pattern: z.string().max(200).optional(),
    })
    .optional(),
})
export const textareaField = z.strictObject({
  ...value,
  type: z.literal('string'),
  'x-component': z.literal('Textarea'),
  'x-component-props': z
    .strictObject({
      ...placeholder,
      maxLength: z.number().int().min(1).max(20000).optional(),
      rows: z.number().int().min(2).max(20).optional(),
    })
    .optional(),
})
export const numberField = z.strictObject({
  ...value,
  type: z.literal('number'),
  'x-component': z.literal('Number'),
  'x-component-props': z
    .strictObject({
      ...placeholder,
      min: decimalNumber.optional(),
      max: decimalNumber.optional(),
      /** Decimal places; absent: any up to 6. */
      scale: z.number().int().min(0).max(6).optional(),
      unit: z.string().max(20).optional(),
    })
    .optional(),
})
/** Yuan with two decimals; shows 大写 unless switched off. */
export const moneyField = z.strictObject({
  ...value,
  type: z.literal('number'),
  'x-component': z.literal('Money'),
  'x-component-props': z
    .strictObject({
      ...placeholder,
      min: decimalNumber.optional(),
      max: decimalNumber.optional(),
      uppercase: z.boolean().optional(),
    })
    .optional(),
})
export const dateField = z.strictObject({
  ...value,
  type: z.literal('string'),
  format: z.literal('date').optional(),
  'x-component': z.literal('Date'),
  'x-component-props': z
    .strictObject({ ...placeholder, min: plainDate.optional(), max: plainDate.optional() })
    .optional(),
})
export const selectField = z.strictObject({
  ...value,
  ...options,
  type: z.literal('string'),
  'x-component': z.literal('Select'),
  'x-component-props': z.strictObject({ ...placeholder }).optional(),
})
export const radioField = z.strictObject({
  ...value,
  ...options,
  type: z.literal('string'),
  'x-component': z.literal('Radio'),
  'x-component-props': z.strictObject({}).optional(),
})
/** A group of tick boxes; the value is the list of ticked option values in option order. */
export const checkboxField = z.strictObject({
  ...value,
  ...options,
  type: z.literal('array'),
  'x-component': z.literal('Checkbox'),
  'x-component-props': z
    .strictObject({ min: z.number().int().min(0).optional(), max: z.number().int().min(1).optional() })
    .optional(),
})
export const fileField = z.strictObject({
  ...value,
  type: z.literal('array'),
  'x-component': z.literal('File'),
  'x-component-props': z
    .strictObject({
      maxCount: z.number().int().min(1).max(50).optional(),
      /** Kinds accepted by content, not by name; absent: all that the server takes. */
      accept: z.array(z.enum(['pdf', 'image', 'word', 'excel'])).optional(),
    })
    .optional(),
})

const column = z.discriminatedUnion('x-component', [
  textField,
  textareaField,
  numberField,
  moneyField,
  dateField,
  selectField,
  radioField,
  checkboxField,
  fileField,
])
export type ColumnNode = z.infer<typeof column>

/** A sub-table: the value is a list of rows; a row is `{ $row: id, …columns }`, `$row` unique in the table and kept for ever. */
export const tableField = z.strictObject({
  ...value,
  type: z.literal('array'),
  'x-component': z.literal('Table'),
  'x-component-props': z
    .strictObject({
      minRows: z.number().int().min(0).max(1000).optional(),
      maxRows: z.number().int().min(1).max(1000).optional(),
      /** Columns whose sum is shown under the table (keys). */
      totals: z.array(key).max(10).optional(),
    })
    .optional(),
  items: z.strictObject({ type: z.literal('object'), properties: z.record(key, column) }),
})
export type TableNode = z.infer<typeof tableField>

const valueNode = z.discriminatedUnion('x-component', [...column.options, tableField])
/** A node that holds a value, at the root of the data or in a section. */
export type ValueNode = z.infer<typeof valueNode>

/** A titled part of the form; layout only, its fields' values stand at the root of the data. */
export const sectionNode = z.strictObject({
  ...common,
  type: z.literal('void'),
  'x-component': z.literal('Section'),
  'x-component-props': z.strictObject({}).optional(),
  get properties() {
    return z.record(key, formNode)
  },
})
export interface SectionNode {
  'x-id': string
  title: string
  description?: string
  'x-decorator'?: 'FormItem'
  'x-rules'?: FieldRules
  type: 'void'
  'x-component': 'Section'
  'x-component-props'?: Record<string, never>
  properties: Record<string, FormNode>
}
export type FormNode = ValueNode | SectionNode

export const formNode: z.ZodType<FormNode> = z.union([valueNode, sectionNode]) as z.ZodType<FormNode>

/** The root of a form: a Formily JSON Schema profile. Key order is display order. */
export const formDefinition = z.strictObject({
  type: z.literal('object'),
  properties: z.record(key, formNode),
})
export type FormDefinition = z.infer<typeof formDefinition>

/** The components a form may name; a registry of field types covers exactly these. */
export const fieldComponents = [
  'Text',
  'Textarea',
  'Number',
  'Money',
  'Date',
  'Select',
  'Radio',
  'Checkbox',
  'File',
  'Table',
  'Section',
] as const
export type FieldComponent = (typeof fieldComponents)[number]

/** One stored file as a form value. */
export const fileReference = z.strictObject({
  fileId: z.uuid(),
  name: z.string().max(255),
  size: z.number().int().nonnegative(),
  mediaType: z.string().max(120),
})
export type FileReference = z.infer<typeof fileReference>

/** Values of a form by field key; what each value looks like is decided by its field type. */
export const formValues = z.record(z.string(), z.json())
export type FormValues = Record<string, import('./json.ts').Json>
