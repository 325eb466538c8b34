import type { FieldPermission } from '@banshi/schemas'
import type { FormProgram } from '../compile/program.ts'
import type { FormContext } from '../context.ts'

/**
 * The permission of every node: its own, else that of its section or table, else `read` (`write` when the context
 * names none at all). What a hidden section or table contains is hidden whatever it says itself.
 */
export function nodePermissions(program: FormProgram, context: FormContext): FieldPermission[] {
  const named = context.permissions
  const result: FieldPermission[] = []
  for (const { node, parent } of program.nodes) {
    const around = parent < 0 ? (named ? 'read' : 'write') : (result[parent] as FieldPermission)
    const own = named && Object.hasOwn(named, node['x-id']) ? named[node['x-id']] : undefined
    const isInHidden = parent >= 0 && around === 'hidden'
    result.push(isInHidden ? 'hidden' : (own ?? around))
  }
  return result
}

/** The same by `x-id`. */
export function permissionsOf(program: FormProgram, context: FormContext): Record<string, FieldPermission> {
  const byId = Object.create(null) as Record<string, FieldPermission>
  nodePermissions(program, context).forEach((permission, index) => {
    byId[program.nodes[index]?.node['x-id'] ?? ''] = permission
  })
  return byId
}
