import type { BusinessTypeSettings, Json, Role } from '@banshi/schemas'
import type { OperationKind } from './operation.ts'

const find = (settings: BusinessTypeSettings, key: string): Role | undefined =>
  settings.roles.find((role) => role.key === key)

/** 角色对应: the unit's own posts or people for a role slot. */
export const mapRole: OperationKind<'mapRole'> = {
  target: (operation) => `role:${operation.key}`,
  baseValue: (settings, operation) => find(settings, operation.key)?.target as Json | undefined,
  ownValue: (operation) => operation.target as Json,
  lock: (settings, operation) => find(settings, operation.key)?.lock ?? 'A',
  check: () => [],
  apply: (settings, operation) => ({
    ...settings,
    roles: settings.roles.map((role) =>
      role.key === operation.key ? { ...role, target: operation.target } : role,
    ),
  }),
  describe(settings, operation) {
    const label = find(settings, operation.key)?.label ?? operation.key
    return { code: 'template.roleMapped', params: { label }, target: this.target(operation) }
  },
}
