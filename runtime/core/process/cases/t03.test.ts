import { describe, expect, it } from 'vitest'
import { aCase, anExpense, compiledProgram, people, t03, type CaseDriver } from '../../testing/index.ts'

const program = compiledProgram(t03())
const started = (total: number, restore = false): CaseDriver =>
  aCase(program, { values: anExpense(total), restore })
    .start()
    .approve(people.director)

describe.each([
  ['kept in memory', false],
  ['saved and restored between all steps', true],
])('an expense, %s,', (_how, restore) => {
  it('should go from the committee director to payment at 500.00 and end granted', () => {
    // given
    const expense = started(500, restore)
    expect(expense.at()).toEqual(['Payment'])
    // when
    expense.approve(people.cashier)
    // then
    expect(expense.state).toMatchObject({ status: 'ended', outcome: 'granted', resultLabel: '办结' })
  })

  it.each([500.01, 2999.99])('should go to the street director, then to payment at %d', (total) => {
    const expense = started(total, restore)
    expect(expense.at()).toEqual(['StreetReview'])
    expense.approve(people.streetDirector)
    expect(expense.at()).toEqual(['Payment'])
    expense.approve(people.cashier)
    expect(expense.state.status).toBe('ended')
  })

  it('should go to the street director, then to the vote of seven at 3000.00', () => {
    const expense = started(3000, restore).approve(people.streetDirector)
    expect(expense.at()).toEqual(['Discussion'])
    expect(people.members.map((member) => expense.duties(member).length)).toEqual([1, 1, 1, 1, 1, 1, 1])
    // when
    for (const member of people.members) expense.approve(member)
    // then
    expect(expense.result('discussion')).toMatchObject({ outcome: 'passed', vote: { roll: 7, yes: 7 } })
    expect(expense.at()).toEqual(['Payment'])
  })

  it('should end refused when the vote fails', () => {
    const expense = started(3000, restore).approve(people.streetDirector)
    for (const member of people.members) expense.answer(member, 'disapprove')
    expect(expense.state).toMatchObject({ status: 'ended', outcome: 'refused', resultLabel: '不予' })
  })
})

it('should set the limits of T03 on the calendar: two working days for the director', () => {
  const expense = aCase(program, { values: anExpense(500) }).start()
  expect(expense.events).toContainEqual(
    expect.objectContaining({
      type: 'workItemOpened',
      nodeId: 'DirectorReview',
      dueAt: '2026-03-16T16:00:00.000Z',
    }),
  )
})

it('should wait at the starter when the case is opened without submitting', () => {
  const expense = aCase(program, { values: anExpense(500) }).start({ submit: false })
  expect(expense.at()).toEqual(['Fill'])
  expect(expense.approve(people.clerk).at()).toEqual(['DirectorReview'])
})
