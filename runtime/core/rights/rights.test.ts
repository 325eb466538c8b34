import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aDirectory, people, postId, units } from '../testing/index.ts'
import { can, matches, visibleCases, type Action, type ActorSnapshot, type CaseFacts } from './index.ts'

const directory = aDirectory()
const actor = (more: Partial<ActorSnapshot> = {}): ActorSnapshot => ({
  personId: people.clerk,
  tenantId: 't1',
  holdings: [{ postId: postId(units.cuiyuan, 'clerk'), postCode: 'clerk', unitId: units.cuiyuan }],
  groupIds: [],
  administeredUnitIds: [],
  ...more,
})
const facts = (more: Partial<CaseFacts> = {}): CaseFacts => ({
  unitId: units.cuiyuan,
  starterId: people.director,
  participantIds: [],
  dutyIds: [],
  ...more,
})
const administrator = actor({
  personId: people.administrator,
  holdings: [
    { postId: postId(units.street, 'administrator'), postCode: 'administrator', unitId: units.street },
  ],
  administeredUnitIds: [units.street],
})

describe('can', () => {
  it.each<[CaseFacts, boolean]>([
    [facts(), false],
    [facts({ starterId: people.clerk }), true],
    [facts({ participantIds: [people.clerk] }), true],
    [facts({ dutyIds: [people.cashier, people.clerk] }), true],
  ])('should let a clerk of the unit see only cases they have a part in: %j', (of, expected) => {
    expect(can(actor(), 'viewCase', { case: of }, directory)).toBe(expected)
  })

  it('should let an administrator see and mend the cases of the units below, and no others', () => {
    for (const action of ['viewCase', 'resolveIncident'] as const) {
      expect(can(administrator, action, { case: facts() }, directory)).toBe(true)
      expect(can(administrator, action, { case: facts({ unitId: units.district }) }, directory)).toBe(false)
    }
    expect(can(actor(), 'resolveIncident', { case: facts({ starterId: people.clerk }) }, directory)).toBe(
      false,
    )
  })

  it('should let people start cases where they work, and administrators design below their unit', () => {
    expect(can(actor(), 'startCase', { unitId: units.cuiyuan }, directory)).toBe(true)
    expect(can(actor(), 'startCase', { unitId: units.donghu }, directory)).toBe(false)
    for (const action of [
      'editBusinessType',
      'publishBusinessType',
      'manageLibrary',
      'adoptTemplate',
    ] as const) {
      expect(can(administrator, action, { unitId: units.donghu }, directory)).toBe(true)
      expect(can(administrator, action, { unitId: units.district }, directory)).toBe(false)
      expect(can(actor(), action, { unitId: units.cuiyuan }, directory)).toBe(false)
    }
    expect([can(actor(), 'openDesk', {}, directory), can(actor(), 'openDesigner', {}, directory)]).toEqual([
      true,
      false,
    ])
    expect([
      can(administrator, 'openDesk', {}, directory),
      can(administrator, 'openDesigner', {}, directory),
    ]).toEqual([false, true])
  })

  it('should say no where it does not know what an action needs', () => {
    const needy: Action[] = [
      'startCase',
      'viewCase',
      'resolveIncident',
      'operateCase',
      'editBusinessType',
      'publishBusinessType',
      'manageLibrary',
      'adoptTemplate',
    ]
    for (const action of needy) expect(can(administrator, action, {}, directory)).toBe(false)
  })
})

it('should list exactly the cases that may be seen', () => {
  const person = fc.constantFrom(people.clerk, people.director, people.cashier, people.administrator)
  const someone = fc.array(person, { maxLength: 3 })
  const unit = fc.constantFrom(...Object.values(units), 'gone')
  fc.assert(
    fc.property(
      person,
      fc.array(unit, { maxLength: 2 }),
      fc.record({ unitId: unit, starterId: person, participantIds: someone, dutyIds: someone }),
      (personId, administeredUnitIds, of) => {
        const who = actor({ personId, administeredUnitIds })
        expect(matches(visibleCases(who, directory), of)).toBe(can(who, 'viewCase', { case: of }, directory))
      },
    ),
    { numRuns: 500 },
  )
})
