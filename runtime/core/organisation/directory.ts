import type { DirectoryData, Group, Holding, Person, Post, Unit, UnitKind } from '@banshi/schemas'

/** The organisation of a tenant at one revision, indexed; read-only, shared by all decisions. */
export interface Directory {
  readonly revision: number
  readonly units: ReadonlyMap<string, Unit>
  readonly posts: ReadonlyMap<string, Post>
  readonly persons: ReadonlyMap<string, Person>
  readonly groups: ReadonlyMap<string, Group>
  /** By `unitId/code`. */
  readonly postsByCode: ReadonlyMap<string, readonly Post[]>
  readonly groupsByCode: ReadonlyMap<string, readonly Group[]>
  readonly holdingsByPost: ReadonlyMap<string, readonly Holding[]>
  readonly holdingsByPerson: ReadonlyMap<string, readonly Holding[]>
  readonly children: ReadonlyMap<string, readonly Unit[]>
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
const byId = <T extends { id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]))
export const codeKey = (unitId: string, code: string): string => `${unitId}/${code}`

export const indexDirectory = (data: DirectoryData): Directory => ({
  revision: data.revision,
  units: byId(data.units),
  posts: byId(data.posts),
  persons: byId(data.persons),
  groups: byId(data.groups),
  postsByCode: grouped(data.posts, (post) => codeKey(post.unitId, post.code)),
  groupsByCode: grouped(data.groups, (group) => codeKey(group.unitId, group.code)),
  holdingsByPost: grouped(data.holdings, (holding) => holding.postId),
  holdingsByPerson: grouped(data.holdings, (holding) => holding.personId),
  children: grouped(data.units, (unit) => unit.parentId ?? ''),
})

/** Whether a holding counts on a business date; both ends are included. */
export const holdsOn = (holding: Holding, date: string): boolean =>
  (holding.from === null || holding.from <= date) && (holding.to === null || holding.to >= date)

/** The unit and everything above it, nearest first. A broken chain ends where it breaks. */
export function ancestorsOf(directory: Directory, unitId: string): Unit[] {
  const chain: Unit[] = []
  for (let unit = directory.units.get(unitId); unit && !chain.includes(unit);) {
    chain.push(unit)
    unit = unit.parentId === null ? undefined : directory.units.get(unit.parentId)
  }
  return chain
}

/** Whether a unit is the other or stands below it. */
export const isWithin = (directory: Directory, unitId: string, ancestorId: string): boolean =>
  ancestorsOf(directory, unitId).some((unit) => unit.id === ancestorId)

/** A unit and everything below it. */
export function unitsBelow(directory: Directory, unitId: string): Unit[] {
  const unit = directory.units.get(unitId)
  const found = new Set(unit ? [unit] : [])
  for (const next of found) for (const child of directory.children.get(next.id) ?? []) found.add(child)
  return [...found]
}

/** The nearest unit of a kind at or above another. */
export const nearestOfKind = (directory: Directory, unitId: string, kind: UnitKind): Unit | undefined =>
  ancestorsOf(directory, unitId).find((unit) => unit.kind === kind)

export const nameOfPerson = (directory: Directory, personId: string): string =>
  directory.persons.get(personId)?.name ?? ''
export const nameOfUnit = (directory: Directory, unitId: string): string =>
  directory.units.get(unitId)?.name ?? ''
export const nameOfPost = (directory: Directory, postId: string): string =>
  directory.posts.get(postId)?.name ?? ''
