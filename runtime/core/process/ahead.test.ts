import { describe, expect, it } from 'vitest'
import {
  aCase,
  aContext,
  aSource,
  aTask,
  anExpense,
  compiledProgram,
  people,
  t03,
  type CaseDriver,
} from '../testing/index.ts'
import { certainNext, initialState, referencePath } from './index.ts'

const program = compiledProgram(t03())
const expenseOf = (total: number): CaseDriver => aCase(program, { values: anExpense(total) })
const next = (driver: CaseDriver, nodeId: string): string | null =>
  certainNext(driver.program, driver.state, nodeId, aContext({ values: driver.values }))
const path = (driver: CaseDriver): string[] =>
  referencePath(driver.program, driver.state, aContext({ values: driver.values })).map(
    ({ nodeId, status }) => `${nodeId} ${status}`,
  )

describe('certainNext', () => {
  it.each([
    [500, 'Payment'],
    [500.01, 'StreetReview'],
    [3000, 'StreetReview'],
  ])('should say where an expense of %d goes from the director', (total, expected) => {
    // given
    const driver = expenseOf(total).start()
    // then
    expect(next(driver, 'DirectorReview')).toBe(expected)
  })

  it('should say where a new case goes before it is started', () => {
    expect(certainNext(program, initialState, 'Fill', aContext())).toBe('DirectorReview')
  })

  it('should say nothing of what a ballot decides, nor of the end', () => {
    // given
    const driver = expenseOf(3000).start().approve(people.director).approve(people.streetDirector)
    // then
    expect(next(driver, 'Discussion')).toBeNull()
    expect(next(driver, 'Payment')).toBeNull()
  })

  it('should say nothing while the step itself can change what decides', () => {
    // given
    const branching = compiledProgram(
      aSource(
        [
          { id: 'Branch', type: 'exclusiveGateway', default: 'small' },
          aTask('A', people.director),
          aTask('B', people.director),
          { id: 'Done', type: 'endEvent' },
        ],
        [
          ['f', 'Fill', 'Branch'],
          ['large', 'Branch', 'A', 'total > 100'],
          ['small', 'Branch', 'B'],
          ['a', 'A', 'Done'],
          ['b', 'B', 'Done'],
        ],
      ),
    )
    // then
    expect(certainNext(branching, initialState, 'Fill', aContext({ values: { total: 500 } }))).toBeNull()
  })

  it('should lead back to the step that returned', () => {
    // given
    const driver = expenseOf(900)
      .start()
      .approve(people.director)
      .return(people.streetDirector, 'returnToApplicant')
    // then
    expect(next(driver, 'Fill')).toBe('StreetReview')
  })
})

describe('referencePath', () => {
  it('should show what was passed, where the case is and what lies ahead when everybody agrees', () => {
    expect(path(expenseOf(3000).start())).toEqual([
      'Fill done',
      'DirectorReview current',
      'StreetReview ahead',
      'Discussion ahead',
      'Payment ahead',
    ])
  })

  it('should follow the amount', () => {
    expect(path(expenseOf(500).start())).toEqual(['Fill done', 'DirectorReview current', 'Payment ahead'])
  })

  it('should keep what was passed after a return', () => {
    // given
    const driver = expenseOf(900)
      .start()
      .approve(people.director)
      .return(people.streetDirector, 'returnToApplicant')
    // then
    expect(path(driver)).toEqual([
      'Fill current',
      'DirectorReview done',
      'StreetReview ahead',
      'Payment ahead',
    ])
  })

  it('should end with what was passed', () => {
    // given
    const driver = expenseOf(100).start().approve(people.director).approve(people.cashier)
    // then
    expect(path(driver)).toEqual(['Fill done', 'DirectorReview done', 'Payment done'])
  })

  it('should begin with the first step of a case that is not started', () => {
    expect(referencePath(program, initialState, aContext())[0]).toMatchObject({
      nodeId: 'Fill',
      status: 'ahead',
    })
  })
})
