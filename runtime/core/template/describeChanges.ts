import type { DefinitionChange } from '@banshi/schemas'
import { differs } from './changes/pair.ts'
import type { DefinitionContent } from './definition.ts'
import { describeFormChanges } from './changes/form.ts'
import { describeProcessChanges } from './changes/process.ts'
import { describeSettingsChanges } from './changes/settings.ts'

/** All differences between two versions as sentences, most consequential part first: process, form, settings. */
export function describeChanges(old: DefinitionContent, next: DefinitionContent): DefinitionChange[] {
  const changes = [
    ...describeProcessChanges(old.process, next.process),
    ...describeFormChanges(old.form, next.form),
    ...describeSettingsChanges(old.settings, next.settings),
  ]
  if (!differs(old.decisions, next.decisions)) return changes
  return [...changes, { code: 'template.decisionsChanged', params: {}, target: 'decisions' }]
}
