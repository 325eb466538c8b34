import type { BusinessTypeSettings, FormDefinition, Problem } from '@banshi/schemas'
import type { InjectionKey, Ref } from 'vue'
import type { ElementEdits } from '../canvas/edits.ts'
import type { Shape } from '../canvas/services.ts'

/** What every group of the panel sees. `revision` rises with each change, so that values read from the drawing are fresh. */
export interface PanelContext {
  edits: ElementEdits
  settings: Ref<BusinessTypeSettings>
  form: Ref<FormDefinition>
  problems: Ref<readonly Problem[]>
  readOnly: Ref<boolean>
  revision: Ref<number>
  select(shape: Shape): void
}
export const panelKey: InjectionKey<PanelContext> = Symbol('process panel')
