import type { ColumnNode, FormDefinition, FormValues, Json, MessageParams, ValueNode } from '@banshi/schemas'
import type { Locale } from '@banshi/schemas/messages'
import { fieldTypeOf } from './fields/registry.ts'
import { fieldsOf } from './fieldsOf.ts'

type AnyValueNode = ValueNode | ColumnNode

/** A value as lists, history and print show it; nothing for no value. A masked value shows as it came. */
export function formatValue(node: AnyValueNode, value: Json | undefined, locale: Locale): string {
  const type = fieldTypeOf(node)
  return type && value !== undefined && value !== null ? type.format(node, value, locale) : ''
}

/** What may be shown of a value to who sees the field masked. */
export function maskValue(node: AnyValueNode, value: Json | undefined): Json {
  const type = fieldTypeOf(node)
  return type ? type.mask(node, value ?? type.empty) : null
}

/** Text typed or pasted by a person → value; `code` is a message code with `label` among its params. */
export function parseText(
  node: AnyValueNode,
  text: string,
): { ok: true; value: Json } | { ok: false; code: string; params: MessageParams } {
  const parsed = fieldTypeOf(node)?.parse(node, text) ?? { ok: false as const, fault: { code: 'wrongType' } }
  if (parsed.ok) return parsed
  const { code, params } = parsed.fault
  return { ok: false, code: `form.${code}`, params: { label: node.title || '', ...params } }
}

/** Whether a value counts as not filled in. */
export const isEmptyValue = (node: AnyValueNode, value: Json | undefined): boolean =>
  value === undefined || (fieldTypeOf(node)?.isEmpty(value) ?? true)

/** Every root key with its empty value. */
export function emptyValues(form: FormDefinition): FormValues {
  const values = Object.create(null) as FormValues
  for (const { node, key, table } of fieldsOf(form))
    if (!table) values[key] = fieldTypeOf(node)?.empty ?? null
  return values
}

/** Root keys whose field, or any column of it, is personal (C3) or stays on the case page (C4): sealed at rest (`traps 2.1`). */
export function sealedKeys(form: FormDefinition): string[] {
  const sealed = new Set<string>()
  for (const { node, key, path, table } of fieldsOf(form))
    if (node['x-sensitivity'] === 'C3' || node['x-sensitivity'] === 'C4')
      sealed.add(table ? path.slice(0, -key.length - 1) : key)
  return [...sealed]
}
