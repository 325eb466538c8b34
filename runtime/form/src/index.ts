export type { DesignSlotProps } from './designSlot.ts'
export { default as ErrorSummary } from './render/ErrorSummary.vue'
export { fieldTypes } from './fields/index.ts'
export type {
  ControlProps,
  FieldType,
  ReadProps,
  Setting,
  SettingKind,
  SettingsGroup,
  SettingsGroupName,
} from './fields/fieldType.ts'
export type { FormHandle } from './formHandle.ts'
export { default as FormRenderer } from './FormRenderer.vue'
export type { FormFacts, FormServices } from './services.ts'
