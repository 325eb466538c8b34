export { banshiDescriptor, banshiNamespace } from './descriptor.ts'
export type { BpmnElement } from './element.ts'
export { readSettings, settingsElements, settingsText } from './settings.ts'
export type { ElementKind, SettingsError, SettingsOf } from './settings.ts'
