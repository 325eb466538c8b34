import type { FormNode } from '@banshi/schemas'
import type { FormModel } from './formModel.ts'

const isComputed = (node: FormNode): boolean => node['x-rules']?.value !== undefined

/** Whether this step may fill in something among these nodes, by permission; rules may still make it read-only. */
export function isFillable(model: FormModel, properties: Record<string, FormNode>): boolean {
  return Object.entries(properties).some(([key, node]) => {
    if (node['x-component'] === 'Section') return isFillable(model, node.properties)
    if (isComputed(node)) return false
    if (model.nodeAt(key)?.permission === 'write') return true
    return (
      node['x-component'] === 'Table' &&
      Object.values(node.items.properties).some((column) => model.permissions[column['x-id']] === 'write')
    )
  })
}

/** Whether some sections may be filled in and others not. */
export function isMixed(model: FormModel): boolean {
  const found = new Set<boolean>()
  for (const [key, node] of Object.entries(model.definition.properties)) {
    found.add(isFillable(model, node['x-component'] === 'Section' ? node.properties : { [key]: node }))
  }
  return found.size > 1
}
