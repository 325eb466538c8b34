import type { FeelType } from '@banshi/core/expression'
import { formScope, outerScope } from '@banshi/core/form'
import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import { find } from '../commands/index.ts'
import { useEditing } from '../editing.ts'
import { fieldSuggestions, parameterSuggestions } from './suggestions.ts'
import type { Suggestion } from './suggestions.ts'

/** The names a rule of a node may use, and how they are offered. */
export function useScope(id: () => string): {
  names: ComputedRef<Record<string, FeelType>>
  suggestions: ComputedRef<Suggestion[]>
} {
  const editing = useEditing()
  const table = computed(() => {
    const found = find(editing.form.value, id())
    return found?.parent?.['x-component'] === 'Table'
      ? find(editing.form.value, found.parent['x-id'])
      : undefined
  })
  return {
    names: computed(() => {
      const fields = formScope(editing.form.value)
      const names: Record<string, FeelType> = { ...fields, ...outerScope(editing.settings.value.parameters) }
      const rows = table.value ? names[table.value.key] : undefined
      return rows?.kind === 'list' ? { ...names, row: rows.of } : names
    }),
    suggestions: computed(() => [
      ...fieldSuggestions(editing.form.value, table.value?.node['x-id'] ?? null),
      ...parameterSuggestions(editing.settings.value.parameters),
    ]),
  }
}
