import type { ColumnNode, FieldPermission, FormDefinition, FormNode, UserTask } from '@banshi/schemas'

const childrenOf = (node: FormNode | ColumnNode): Record<string, FormNode | ColumnNode> => {
  if (node['x-component'] === 'Section') return node.properties
  return node['x-component'] === 'Table' ? node.items.properties : {}
}

/** `x-id` of every section, field and column. */
export function formIdsOf(form: FormDefinition): Set<string> {
  const ids = new Set<string>()
  const visit = (nodes: Record<string, FormNode | ColumnNode>): void => {
    for (const node of Object.values(nodes)) {
      ids.add(node['x-id'])
      visit(childrenOf(node))
    }
  }
  visit(form.properties)
  return ids
}

/**
 * What a step may do with each section, field and column: its own entry, else that of the table or section it stands in,
 * else the step's default, which is reading (`security D2`).
 */
export function permissionsOf(
  form: FormDefinition,
  task: UserTask,
): Readonly<Record<string, FieldPermission>> {
  const { permissions = {}, defaultPermission = 'read' } = task.settings
  const result: Record<string, FieldPermission> = Object.create(null) as Record<string, FieldPermission>
  const visit = (nodes: Record<string, FormNode | ColumnNode>, inherited: FieldPermission): void => {
    for (const node of Object.values(nodes)) {
      const xId = node['x-id']
      const own = (Object.hasOwn(permissions, xId) ? permissions[xId] : undefined) ?? inherited
      result[xId] = own
      visit(childrenOf(node), own)
    }
  }
  visit(form.properties, defaultPermission)
  return result
}
