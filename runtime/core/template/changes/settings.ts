import type { BusinessTypeSettings, DefinitionChange, Parameter } from '@banshi/schemas'
import { parameterText } from '../parameterValue.ts'
import { differs, pairById } from './pair.ts'

function describeParameter(before: Parameter, after: Parameter): DefinitionChange[] {
  const target = `parameter:${after.key}`
  const label = after.label || after.key
  if (before.default !== after.default) {
    const params = {
      label,
      from: parameterText(before, before.default),
      to: parameterText(after, after.default),
    }
    return [{ code: 'template.defaultChanged', params, target }]
  }
  return differs(before, after) ? [{ code: 'template.parameterChanged', params: { label }, target }] : []
}

/** Differences between two settings parts: name, parameters, role slots, the rest in one sentence. */
export function describeSettingsChanges(
  old: BusinessTypeSettings,
  next: BusinessTypeSettings,
): DefinitionChange[] {
  const changes: DefinitionChange[] = []
  if (old.name !== next.name) {
    changes.push({
      code: 'template.typeRenamed',
      params: { from: old.name, to: next.name },
      target: 'settings:name',
    })
  }
  for (const { id, before, after } of pairById(old.parameters, next.parameters, ({ key }) => key)) {
    if (before && after) changes.push(...describeParameter(before, after))
    else {
      const label = (after ?? before)?.label || id
      changes.push({
        code: after ? 'template.parameterAdded' : 'template.parameterRemoved',
        params: { label },
        target: `parameter:${id}`,
      })
    }
  }
  for (const { id, before, after } of pairById(old.roles, next.roles, ({ key }) => key)) {
    const label = (after ?? before)?.label || id
    const target = `role:${id}`
    if (!before || !after)
      changes.push({ code: after ? 'template.roleAdded' : 'template.roleRemoved', params: { label }, target })
    else if (differs(before, after)) changes.push({ code: 'template.roleChanged', params: { label }, target })
  }
  const others = (settings: BusinessTypeSettings): object => ({
    ...settings,
    name: '',
    parameters: null,
    roles: null,
  })
  if (differs(others(old), others(next))) {
    changes.push({ code: 'template.settingsChanged', params: {}, target: 'settings:other' })
  }
  return changes
}
