import type { Assignment, DirectoryData, RoleTarget } from '@banshi/schemas'
import { describe, expect, it } from 'vitest'
import { aDirectory, people, postId, units } from '../testing/index.ts'
import { ancestorsOf, isWithin, resolveAssignment, unitsBelow, type AssignmentPlace } from './index.ts'

const place: AssignmentPlace = {
  roles: [
    { key: 'cashier', label: '报账员', target: { kind: 'post', postCode: 'cashier', unit: { kind: 'own' } } },
    { key: 'open', label: '未定', target: { kind: 'unmapped' } },
  ],
  unitId: units.cuiyuan,
  intakeUnitId: units.donghu,
  starterId: people.clerk,
  starterPostId: postId(units.cuiyuan, 'clerk'),
  today: '2026-03-12',
}
const resolved = (
  assignment: Assignment,
  change?: (data: DirectoryData) => void,
  more: Partial<AssignmentPlace> = {},
) => resolveAssignment(aDirectory(change), assignment, { ...place, ...more }).map(({ personId }) => personId)
const post = (postCode: string, unit: Extract<RoleTarget, { kind: 'post' }>['unit']): Assignment => ({
  kind: 'post',
  postCode,
  unit,
})

describe('resolveAssignment', () => {
  it.each<[what: string, assignment: Assignment, expected: readonly string[]]>([
    ['a post of the own unit', post('committeeDirector', { kind: 'own' }), [people.director]],
    [
      'a post of the unit that took it in',
      post('committeeDirector', { kind: 'intake' }),
      [people.eastDirector],
    ],
    [
      'a post of the nearest street',
      post('streetDirector', { kind: 'ancestor', unitKind: 'street' }),
      [people.streetDirector],
    ],
    ['a post of a fixed unit', post('clerk', { kind: 'unit', unitId: units.donghu }), [people.eastClerk]],
    ['a post with two holders', post('window', { kind: 'own' }), [people.windowA, people.windowB]],
    ['a post the unit does not have', post('streetDirector', { kind: 'own' }), []],
    ['a kind of unit that is not above', post('clerk', { kind: 'ancestor', unitKind: 'city' }), []],
    [
      'a group',
      { kind: 'group', groupCode: 'partyCommittee', unit: { kind: 'ancestor', unitKind: 'street' } },
      people.members,
    ],
    [
      'persons, each once',
      { kind: 'persons', personIds: [people.cashier, people.clerk, people.cashier] },
      [people.cashier, people.clerk],
    ],
    ['the starter', { kind: 'starter' }, [people.clerk]],
    ['a role', { kind: 'role', role: 'cashier' }, [people.cashier]],
    ['a role nobody stands for', { kind: 'role', role: 'open' }, []],
    ['a role that is not there', { kind: 'role', role: 'ghost' }, []],
  ])('should find %s', (_what, assignment, expected) => {
    expect(resolved(assignment)).toEqual(expected)
  })

  it('should say which post a person was found by', () => {
    const found = resolveAssignment(aDirectory(), post('cashier', { kind: 'own' }), place)
    expect(found).toEqual([{ personId: people.cashier, postId: postId(units.cuiyuan, 'cashier') }])
    expect(resolveAssignment(aDirectory(), { kind: 'starter' }, place)).toEqual([
      { personId: people.clerk, postId: postId(units.cuiyuan, 'clerk') },
    ])
  })

  it('should leave out people who are no longer active, by whatever way they are meant', () => {
    const leave = (data: DirectoryData): void => {
      for (const person of data.persons) {
        if ([people.windowA, people.members[0], people.clerk].includes(person.id)) person.active = false
      }
    }
    expect(resolved(post('window', { kind: 'own' }), leave)).toEqual([people.windowB])
    expect(
      resolved(
        { kind: 'group', groupCode: 'partyCommittee', unit: { kind: 'unit', unitId: units.street } },
        leave,
      ),
    ).toEqual(people.members.slice(1))
    expect(resolved({ kind: 'starter' }, leave)).toEqual([])
    expect(resolved({ kind: 'persons', personIds: [people.clerk] }, leave)).toEqual([])
  })

  it.each([
    ['2026-02-28', []],
    ['2026-03-01', [people.cashier]],
    ['2026-03-31', [people.cashier]],
    ['2026-04-01', []],
  ])('should count a holding from its first to its last day: %s', (today, expected) => {
    const held = (data: DirectoryData): void => {
      for (const holding of data.holdings) {
        if (holding.personId === people.cashier)
          Object.assign(holding, { from: '2026-03-01', to: '2026-03-31' })
      }
    }
    expect(resolved(post('cashier', { kind: 'own' }), held, { today })).toEqual(expected)
  })

  it('should find nobody for a starter not known yet', () => {
    const { starterId: _starterId, ...before } = place
    expect(resolveAssignment(aDirectory(), { kind: 'starter' }, before)).toEqual([])
  })
})

describe('the tree of units', () => {
  it('should know what stands above and below', () => {
    const directory = aDirectory()
    expect(ancestorsOf(directory, units.cuiyuan).map(({ name }) => name)).toEqual([
      '翠园社区',
      '翠园街道办事处',
      '南山区',
    ])
    expect(unitsBelow(directory, units.street).map(({ id }) => id)).toEqual([
      units.street,
      units.cuiyuan,
      units.donghu,
    ])
    expect(isWithin(directory, units.donghu, units.district)).toBe(true)
    expect(isWithin(directory, units.street, units.donghu)).toBe(false)
    expect(unitsBelow(directory, 'gone')).toEqual([])
    expect(ancestorsOf(directory, 'gone')).toEqual([])
  })

  it('should end where a faulty import made a circle', () => {
    const directory = aDirectory((data) => {
      for (const unit of data.units) if (unit.id === units.district) unit.parentId = units.cuiyuan
    })
    expect(ancestorsOf(directory, units.cuiyuan)).toHaveLength(3)
    expect(unitsBelow(directory, units.district)).toHaveLength(4)
  })
})
