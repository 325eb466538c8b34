import type { ElementKind, SettingsOf } from '@banshi/bpmn/moddle'
import { computed, inject, type ComputedRef } from 'vue'
import { settingsOf } from '../canvas/edits.ts'
import type { Shape } from '../canvas/services.ts'
import { panelKey, type PanelContext } from './context.ts'

export function usePanel(): PanelContext {
  const context = inject(panelKey)
  if (!context)
    throw new Error('Expected the panel to stand in a ProcessDesigner, but there is none around it')
  return context
}

/** Settings of the shown element, read again after every change of the drawing, and how to change a part of them. */
export function useSettings<K extends ElementKind>(
  shape: () => Shape,
  kind: K,
): { settings: ComputedRef<SettingsOf<K>>; change: (part: Partial<SettingsOf<K>>) => void } {
  const { edits, revision } = usePanel()
  const settings = computed(() => (void revision.value, settingsOf(shape(), kind)))
  return { settings, change: (part) => edits.changeSettings(shape(), kind, part) }
}
