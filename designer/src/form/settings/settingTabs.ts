import { fieldTypes } from '@banshi/form'
import type { Setting } from '@banshi/form'
import type { AnyNode, Found } from '../commands/index.ts'

export type SettingsTab = 'basic' | 'rules' | 'appearance' | 'advanced' | 'permissions'

const isAdvanced = (setting: Setting): boolean => setting.place[0] === 'x-sensitivity'
/** The grid's width means nothing to a column. */
const fitsColumn = (setting: Setting): boolean => setting.place[0] !== 'x-span'

/** The settings of a node that stand under a tab; keys and classes stay behind 高级 (`ui 9.7`). */
export function settingsOf(found: Found, tab: SettingsTab): Setting[] {
  const isColumn = found.parent?.['x-component'] === 'Table'
  const groups = fieldTypes[found.node['x-component']].settings
  const all = groups.flatMap(({ group, settings }) => settings.map((setting) => ({ group, setting })))
  return all
    .filter(({ group, setting }) => {
      if (tab === 'advanced') return isAdvanced(setting)
      if (isAdvanced(setting)) return false
      if (tab === 'basic') return group === 'basic' || group === 'data'
      return group === tab
    })
    .map(({ setting }) => setting)
    .filter((setting) => !isColumn || fitsColumn(setting))
}

/** How many rules a node has: each condition and each validation is one. */
export function rulesCount(node: AnyNode): number {
  const rules = node['x-rules'] ?? {}
  const own = [rules.visible, rules.required, rules.readOnly, rules.value, rules.options]
  return own.filter((text) => text !== undefined).length + (rules.validate?.length ?? 0)
}
