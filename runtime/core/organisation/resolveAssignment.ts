import type { Assignment, Role, RoleTarget, UnitReference } from '@banshi/schemas'
import { codeKey, holdsOn, nearestOfKind, type Directory } from './directory.ts'

/** What an assignment is resolved for. `today` is a business date. */
export interface AssignmentPlace {
  roles: readonly Role[]
  unitId: string
  intakeUnitId: string
  starterId?: string
  starterPostId?: string
  today: string
}
export interface ResolvedPerson {
  personId: string
  postId?: string
}

function unitOf(directory: Directory, reference: UnitReference, place: AssignmentPlace): string | undefined {
  switch (reference.kind) {
    case 'own':
      return place.unitId
    case 'intake':
      return place.intakeUnitId
    case 'unit':
      return reference.unitId
    case 'ancestor':
      return nearestOfKind(directory, place.unitId, reference.unitKind)?.id
  }
}

const isActive = (directory: Directory, personId: string): boolean =>
  directory.persons.get(personId)?.active === true

function ofTarget(directory: Directory, target: RoleTarget, place: AssignmentPlace): ResolvedPerson[] {
  switch (target.kind) {
    case 'post': {
      const unitId = unitOf(directory, target.unit, place)
      const posts = unitId ? (directory.postsByCode.get(codeKey(unitId, target.postCode)) ?? []) : []
      return posts.flatMap((post) =>
        (directory.holdingsByPost.get(post.id) ?? [])
          .filter((holding) => holdsOn(holding, place.today))
          .map((holding) => ({ personId: holding.personId, postId: post.id })),
      )
    }
    case 'group': {
      const unitId = unitOf(directory, target.unit, place)
      const groups = unitId ? (directory.groupsByCode.get(codeKey(unitId, target.groupCode)) ?? []) : []
      return groups.flatMap((group) => group.memberIds.map((personId) => ({ personId })))
    }
    case 'persons':
      return target.personIds.map((personId) => ({ personId }))
    case 'starter':
      return place.starterId === undefined
        ? []
        : [{ personId: place.starterId, ...(place.starterPostId ? { postId: place.starterPostId } : {}) }]
    case 'unmapped':
      return []
  }
}

/**
 * Who an assignment means on a date, in the order of the organisation, each person once, only active ones.
 * Synchronous and pure: interpreter, forecast and Designer ("今天由谁办") ask the same function.
 */
export function resolveAssignment(
  directory: Directory,
  assignment: Assignment,
  place: AssignmentPlace,
): ResolvedPerson[] {
  const target: RoleTarget | undefined =
    assignment.kind === 'role' ? place.roles.find((role) => role.key === assignment.role)?.target : assignment
  if (!target) return []
  const seen = new Set<string>()
  return ofTarget(directory, target, place).filter(({ personId }) => {
    if (seen.has(personId) || !isActive(directory, personId)) return false
    seen.add(personId)
    return true
  })
}
