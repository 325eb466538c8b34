export { checkDefinition, type CheckedDefinition } from './checkDefinition.ts'
export { checkSettings } from './checkSettings.ts'
