import type {
  ColumnNode,
  FieldRules,
  FormDefinition,
  FormNode,
  FormValues,
  Json,
  ValueNode,
} from '@banshi/schemas'
import { compileForm, type FormContext, type FormProgram } from '../index.ts'

type Extra = { rules?: FieldRules; required?: boolean; props?: Record<string, Json>; title?: string }

/** A node of a value component with an id made of its key. */
export function aField(component: ColumnNode['x-component'], key: string, extra: Extra = {}): ColumnNode {
  const isList = component === 'Checkbox' || component === 'File'
  const isNumber = component === 'Number' || component === 'Money'
  const hasOptions = component === 'Select' || component === 'Radio' || component === 'Checkbox'
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: `选项${value}` }))
  return {
    type: isList ? 'array' : isNumber ? 'number' : 'string',
    'x-component': component,
    'x-id': `id_${key}`,
    title: extra.title ?? `标题${key}`,
    ...(hasOptions ? { enum: options } : {}),
    ...(extra.required ? { required: true } : {}),
    ...(extra.props ? { 'x-component-props': extra.props } : {}),
    ...(extra.rules ? { 'x-rules': extra.rules } : {}),
  } as ColumnNode
}

export function aTable(key: string, columns: Record<string, ColumnNode>, extra: Extra = {}): ValueNode {
  return {
    type: 'array',
    'x-component': 'Table',
    'x-id': `id_${key}`,
    title: extra.title ?? `标题${key}`,
    items: { type: 'object', properties: columns },
    ...(extra.required ? { required: true } : {}),
    ...(extra.props ? { 'x-component-props': extra.props } : {}),
    ...(extra.rules ? { 'x-rules': extra.rules } : {}),
  } as ValueNode
}

export const aSection = (
  key: string,
  properties: Record<string, FormNode>,
  rules?: FieldRules,
): FormNode => ({
  type: 'void',
  'x-component': 'Section',
  'x-id': `id_${key}`,
  title: `分组${key}`,
  properties,
  ...(rules ? { 'x-rules': rules } : {}),
})

export const aForm = (properties: Record<string, FormNode>): FormDefinition => ({
  type: 'object',
  properties,
})

export const aContext = (more: Partial<FormContext> = {}): FormContext => ({
  now: '2026-03-12T02:00:00Z',
  parameters: {},
  ...more,
})

/** The program of a form that must compile. */
export function compiled(form: FormDefinition, parameters: Record<string, Json> = {}): FormProgram {
  const result = compileForm({ form, parameters })
  if (!result.ok) throw new Error(`Expected the form to compile, but got ${JSON.stringify(result.problems)}`)
  return result.program
}

/** Plain JSON, so that values compare whatever prototype they have. */
export const plain = (values: FormValues | Json): Json => JSON.parse(JSON.stringify(values)) as Json
