import type { BusinessTypeSettings, OverlayOperation } from '@banshi/schemas'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { useDraft } from './draft/draft.ts'

export interface SettingsEditing {
  settings: ComputedRef<BusinessTypeSettings>
  isAdopted: ComputedRef<boolean>
  /** Own type: changes the settings themselves. */
  change(part: Partial<BusinessTypeSettings>): void
  /** Adopted type: what this unit sets differently; one operation per thing. */
  operate(operation: OverlayOperation): void
  /** Adopted type: back to what the publisher set. */
  takeBack(op: OverlayOperation['op'], key: string): void
  operations: ComputedRef<readonly OverlayOperation[]>
}

/** How the settings tabs write: into the settings of an own type, into the overlay of an adopted one. */
export function useSettings(): SettingsEditing {
  const draft = useDraft()
  const settings = computed(() => draft.parts.value.settings)
  const operations = computed(() => draft.parts.value.overlay?.operations ?? [])
  const write = (next: OverlayOperation[]): void => {
    const overlay = draft.parts.value.overlay
    if (overlay) draft.set('overlay', { ...overlay, operations: next })
  }
  const others = (op: OverlayOperation['op'], key: string): OverlayOperation[] =>
    operations.value.filter((operation) => operation.op !== op || operation.key !== key)
  return {
    settings,
    isAdopted: draft.isAdopted,
    operations,
    change: (part) => draft.set('settings', { ...settings.value, ...part }),
    operate: (operation) => write([...others(operation.op, operation.key), operation]),
    takeBack: (op, key) => write(others(op, key)),
  }
}
