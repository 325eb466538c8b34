import { elementSettings, parseJson, type ElementSettings, type ParseJsonError } from '@banshi/schemas'
import type { BpmnElement } from './element.ts'

export type ElementKind = keyof ElementSettings
export type SettingsOf<K extends ElementKind> = ElementSettings[K]

export type SettingsError =
  | ParseJsonError
  | { code: 'definition.settingsInvalid'; params: { place: string; reason: string } }
  | { code: 'definition.settingsTwice'; params: Record<string, never> }

/** The `banshi:settings` elements of a BPMN element (more than one is a problem). */
export const settingsElements = (element: BpmnElement): BpmnElement[] =>
  (element.extensionElements?.values ?? []).filter((value) => value.$type === 'banshi:Settings')

/** Reads and validates the settings of an element; an element without any has the empty settings. */
export function readSettings<K extends ElementKind>(
  element: BpmnElement,
  kind: K,
): { ok: true; value: SettingsOf<K> } | { ok: false; error: SettingsError } {
  const found = settingsElements(element)
  if (found.length > 1) return { ok: false, error: { code: 'definition.settingsTwice', params: {} } }
  const parsed = parseJson(found[0]?.text?.trim() || '{}', { maxLength: 200_000 })
  if (!parsed.ok) return parsed
  const checked = elementSettings[kind].safeParse(parsed.value)
  if (checked.success) return { ok: true, value: checked.data as SettingsOf<K> }
  const issue = checked.error.issues[0]
  const params = { place: issue?.path.join('.') ?? '', reason: issue?.message ?? '' }
  return { ok: false, error: { code: 'definition.settingsInvalid', params } }
}

/** The text to store for settings: one line of JSON, absent parts left out. */
export const settingsText = (settings: object): string => JSON.stringify(settings)
