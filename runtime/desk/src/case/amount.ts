import type { FormNode, FormValues } from '@banshi/schemas'
import type { FormView } from '@banshi/schemas/api'

/** The amount a case is about: the last computed sum of money on the form, else the only one there is. */
export function decisiveAmount(form: FormView): { label: string; value: number } | null {
  const found = moneyIn(Object.entries(form.definition.properties), form.values)
  const computed = found.filter((amount) => amount.computed)
  const chosen = computed.at(-1) ?? (found.length === 1 ? found[0] : undefined)
  return chosen ? { label: chosen.label, value: chosen.value } : null
}

interface Amount {
  label: string
  value: number
  computed: boolean
}

function moneyIn(nodes: readonly [string, FormNode][], values: FormValues): Amount[] {
  return nodes.flatMap(([key, node]) => {
    if (node['x-component'] === 'Section') return moneyIn(Object.entries(node.properties), values)
    const value = Object.hasOwn(values, key) ? values[key] : undefined
    if (node['x-component'] !== 'Money' || typeof value !== 'number') return []
    return [{ label: node.title, value, computed: node['x-rules']?.value !== undefined }]
  })
}
