import type { DirectoryData, Person, Post, Unit } from '@banshi/schemas'
import { indexDirectory, type Directory } from '../organisation/index.ts'

const id = (group: number, at: number): string =>
  `00000000-0000-4000-8000-${String(group).padStart(4, '0')}${String(at).padStart(8, '0')}`

/** 南山区 → 翠园街道办事处 → 翠园社区, 东湖社区. */
export const units = { district: id(1, 1), street: id(1, 2), cuiyuan: id(1, 3), donghu: id(1, 4) } as const

/** Everybody by what they are; `windowA` and `windowB` hold the same post. */
export const people = {
  clerk: id(2, 1),
  director: id(2, 2),
  cashier: id(2, 3),
  windowA: id(2, 4),
  windowB: id(2, 5),
  streetDirector: id(2, 6),
  eastClerk: id(2, 7),
  eastDirector: id(2, 8),
  administrator: id(2, 9),
  members: [11, 12, 13, 14, 15, 16, 17].map((at) => id(2, at)) as [string, ...string[]],
} as const

const unit = (
  unitId: string,
  parentId: string | null,
  kind: Unit['kind'],
  code: string,
  name: string,
): Unit => ({
  id: unitId,
  parentId,
  kind,
  code,
  name,
})

const posts: (Post & { holders: string[] })[] = (
  [
    [units.cuiyuan, 'clerk', '经办人', [people.clerk]],
    [units.cuiyuan, 'committeeDirector', '居委会主任', [people.director]],
    [units.cuiyuan, 'cashier', '报账员', [people.cashier]],
    [units.cuiyuan, 'window', '窗口人员', [people.windowA, people.windowB]],
    [units.donghu, 'clerk', '经办人', [people.eastClerk]],
    [units.donghu, 'committeeDirector', '居委会主任', [people.eastDirector]],
    [units.street, 'streetDirector', '街道办主任', [people.streetDirector]],
    [units.street, 'administrator', '管理员', [people.administrator]],
  ] as const
).map(([unitId, code, name, holders], at) => ({
  id: id(3, at + 1),
  unitId,
  code,
  name,
  holders: [...holders],
}))

/** The post of a code in a unit. */
export function postId(unitId: string, code: string): string {
  const found = posts.find((post) => post.unitId === unitId && post.code === code)
  if (!found) throw new Error(`Expected a post ${code}, but there is none`)
  return found.id
}

const names: [string, string][] = [
  [people.clerk, '王芳'],
  [people.director, '李建国'],
  [people.cashier, '陈静'],
  [people.windowA, '周敏'],
  [people.windowB, '吴磊'],
  [people.streetDirector, '赵志强'],
  [people.eastClerk, '孙丽'],
  [people.eastDirector, '郑涛'],
  [people.administrator, '冯洁'],
  ...people.members.map((member, at): [string, string] => [member, `委员${at + 1}`]),
]

/** One tenant's organisation: two communities under a street, with the seven 党工委委员 of the street as a group. */
export const aDirectoryData = (): DirectoryData => ({
  revision: 1,
  units: [
    unit(units.district, null, 'district', 'NS', '南山区'),
    unit(units.street, units.district, 'street', 'CYJ', '翠园街道办事处'),
    unit(units.cuiyuan, units.street, 'community', 'CY', '翠园社区'),
    unit(units.donghu, units.street, 'community', 'DH', '东湖社区'),
  ],
  posts: posts.map(({ holders: _holders, ...post }) => post),
  persons: names.map(([personId, name]): Person => ({ id: personId, name, active: true })),
  holdings: posts.flatMap((post) =>
    post.holders.map((personId) => ({ personId, postId: post.id, from: null, to: null })),
  ),
  groups: [
    {
      id: id(4, 1),
      unitId: units.street,
      code: 'partyCommittee',
      name: '党工委委员',
      memberIds: [...people.members],
    },
  ],
})

/** The indexed organisation, changed first where a test needs it otherwise. */
export function aDirectory(change?: (data: DirectoryData) => void): Directory {
  const data = aDirectoryData()
  change?.(data)
  return indexDirectory(data)
}

/** Without whoever holds a post. */
export const withoutHolder =
  (unitId: string, code: string) =>
  (data: DirectoryData): void => {
    data.holdings = data.holdings.filter((holding) => holding.postId !== postId(unitId, code))
  }
