import type { DirectoryData, Post, Unit } from '@banshi/schemas'
import type { Me } from '@banshi/schemas/api'
import { businessDate } from '../clock.ts'

/** The post whose holders administer their unit and every unit below it. */
export const administratorPost = 'administrator'

type UnitWithKind = Me['administeredUnits'][number]
const shown = ({ id, name, kind }: Unit): UnitWithKind => ({ id, name, kind })

function below(units: readonly Unit[], rootIds: ReadonlySet<string>): Unit[] {
  const inside = new Set(rootIds)
  for (let before = -1; before !== inside.size;) {
    before = inside.size
    for (const unit of units) if (unit.parentId && inside.has(unit.parentId)) inside.add(unit.id)
  }
  return units.filter(({ id }) => inside.has(id))
}

export interface DescribeInput {
  directory: DirectoryData
  personId: string
  tenant: { id: string; name: string; timeZone: string }
  demo: boolean
  now: string
}

/** Who is signed in: the posts held today, the units administered, the surfaces to open. */
export function describeCaller({ directory, personId, tenant, demo, now }: DescribeInput): Me {
  const today = businessDate(now, tenant.timeZone)
  const units = new Map(directory.units.map((unit) => [unit.id, unit]))
  const posts = new Map(directory.posts.map((post) => [post.id, post]))
  const held = directory.holdings
    .filter((holding) => holding.personId === personId)
    .filter(({ from, to }) => (from === null || from <= today) && (to === null || to >= today))
    .map(({ postId }) => posts.get(postId))
    .filter((post): post is Post => post !== undefined)
  const roots = new Set(held.filter(({ code }) => code === administratorPost).map(({ unitId }) => unitId))
  const administered = below(directory.units, roots)
  const onlyAdministers = held.length > 0 && held.every(({ code }) => code === administratorPost)
  return {
    person: { id: personId, name: directory.persons.find(({ id }) => id === personId)?.name ?? '' },
    tenant: { id: tenant.id, name: tenant.name },
    posts: held.flatMap((post) => {
      const unit = units.get(post.unitId)
      return unit ? [{ postId: post.id, code: post.code, name: post.name, unit: shown(unit) }] : []
    }),
    administeredUnits: administered.map(shown),
    surfaces: [
      ...(onlyAdministers ? [] : ['desk' as const]),
      ...(administered.length > 0 ? ['designer' as const] : []),
      // Whoever only administers works in the designer, and looks after stopped cases at the desk.
      ...(onlyAdministers ? ['desk' as const] : []),
    ],
    demo,
  }
}
