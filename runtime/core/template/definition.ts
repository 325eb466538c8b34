import type { BusinessTypeSettings, DecisionTable, FormDefinition, ProcessDefinition } from '@banshi/schemas'

/** The comparable content of a business type: a published one, or a draft with its process compiled. */
export interface DefinitionContent {
  settings: BusinessTypeSettings
  form: FormDefinition
  process: ProcessDefinition
  decisions: readonly DecisionTable[]
}
