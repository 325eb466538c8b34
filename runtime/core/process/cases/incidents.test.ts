import { describe, expect, it } from 'vitest'
import {
  aCalendar,
  aCase,
  aDirectory,
  anExpense,
  aSource,
  aTask,
  compiledProgram,
  people,
  t03,
  units,
  withoutHolder,
} from '../../testing/index.ts'

const { clerk, director, cashier, streetDirector, members } = people
const end = { id: 'End', type: 'endEvent' } as const
/** The calendar has 2026 only; from here any limit in working days reaches 2027. */
const newYearsEve = '2026-12-31T02:00:00.000Z'

function calendarOf2027() {
  const calendar = aCalendar()
  const [year] = calendar.years
  if (year) calendar.years.push({ ...year, year: 2027, holidays: ['2027-01-01'], workdays: [] })
  return { calendar: () => calendar, now: newYearsEve }
}

describe('nobody found', () => {
  it('should stop the step and go on once the post is filled', () => {
    const driver = aCase(compiledProgram(t03()), {
      values: anExpense(500),
      restore: true,
      directory: aDirectory(withoutHolder(units.cuiyuan, 'committeeDirector')),
    }).start()
    expect(driver.at()).toEqual(['DirectorReview'])
    expect(driver.incidentCodes()).toEqual(['process.nobodyFound'])
    // resolving without mending stops again
    driver.resolve()
    expect(driver.incidentCodes()).toEqual(['process.nobodyFound'])
    expect(Object.keys(driver.state.incidents)).toEqual(['i2'])
    // when
    driver.context = {}
    driver.resolve()
    // then
    expect(driver.incidentCodes()).toEqual([])
    expect(driver.approve(director).at()).toEqual(['Payment'])
  })

  it('should refuse to resolve what is resolved', () => {
    const driver = aCase(compiledProgram(t03()), {
      values: anExpense(500),
      directory: aDirectory(withoutHolder(units.cuiyuan, 'committeeDirector')),
    }).start()
    driver.context = {}
    driver.resolve()
    expect(
      driver.send(
        { type: 'resolveIncident', incidentId: 'i1' },
        { kind: 'person', personId: people.administrator },
      ),
    ).toMatchObject({
      code: 'process.incidentGone',
    })
  })
})

describe('a way that does not hold', () => {
  const program = compiledProgram(
    aSource(
      [{ id: 'Only', type: 'exclusiveGateway' }, aTask('A', director), end],
      [
        ['f', 'Fill', 'Only'],
        ['c', 'Only', 'A', 'total > 10'],
        ['e', 'A', 'End'],
      ],
    ),
  )

  it('should stop at the gateway and go on once the value is mended', () => {
    const driver = aCase(program, { values: { total: 5 }, restore: true }).start()
    expect(driver.at()).toEqual(['Only'])
    expect(driver.incidentCodes()).toEqual(['process.noWayHolds'])
    driver.values = { total: 11 }
    expect(driver.resolve().at()).toEqual(['A'])
  })

  it('should not hold while the field is empty', () => {
    expect(aCase(program).start().incidentCodes()).toHaveLength(1)
  })
})

describe('a calendar without data', () => {
  it('should stop a step with a limit before anybody is asked, and ask once the year is there', () => {
    const driver = aCase(compiledProgram(t03()), {
      values: anExpense(500),
      now: newYearsEve,
      restore: true,
    }).start()
    expect(driver.incidentCodes()).toEqual(['process.calendarYearMissing'])
    expect(driver.state.incidents['i1']?.params).toMatchObject({ year: '2027' })
    expect(driver.state.workItems).toEqual({})
    // when
    driver.context = calendarOf2027()
    driver.resolve()
    // then
    expect(driver.duties(director)).toHaveLength(1)
    expect(driver.approve(director).at()).toEqual(['Payment'])
  })

  it('should stop a vote with a deadline before anybody is asked, never decide it', () => {
    const driver = aCase(compiledProgram(t03()), { values: anExpense(3000), restore: true })
      .start()
      .approve(director)
    driver.context = { now: newYearsEve }
    driver.approve(streetDirector)
    expect(driver.at()).toEqual(['Discussion'])
    expect(driver.incidentCodes()).toEqual(['process.calendarYearMissing'])
    expect(driver.state.workItems).toEqual({})
    expect(
      driver.send(
        { type: 'closeVote', elementId: driver.element('Discussion') },
        { kind: 'person', personId: streetDirector },
      ),
    ).toMatchObject({ code: 'process.voteNotOpen' })
    // when
    driver.context = calendarOf2027()
    driver.resolve()
    // then
    expect(members.map((member) => driver.duties(member).length)).toEqual([1, 1, 1, 1, 1, 1, 1])
    expect(Object.values(driver.state.timers)).toHaveLength(1)
    expect(driver.state.variables['discussion']).toBeUndefined()
  })

  it('should keep the people and the way back of a return', () => {
    const driver = aCase(compiledProgram(t03()), { values: anExpense(3000), restore: true })
      .start()
      .approve(director)
    driver.context = { now: newYearsEve }
    driver.return(streetDirector, 'returnToPrevious')
    expect(driver.at()).toEqual(['DirectorReview'])
    expect(driver.incidentCodes()).toEqual(['process.calendarYearMissing'])
    driver.context = calendarOf2027()
    driver.resolve()
    expect(driver.duties(director)).toHaveLength(1)
    expect(driver.approve(director).at()).toEqual(['StreetReview'])
    expect(driver.duties(streetDirector)).toHaveLength(1)
  })
})

describe('a loop that nobody waits in', () => {
  it('should stop with an incident, and leave the other branches alone', () => {
    const program = compiledProgram(
      aSource(
        [
          { id: 'Split', type: 'parallelGateway' },
          { id: 'Merge', type: 'exclusiveGateway' },
          { id: 'Again', type: 'exclusiveGateway', default: 'out' },
          aTask('A', cashier),
          aTask('B', director),
          end,
        ],
        [
          ['f', 'Fill', 'Split'],
          ['l', 'Split', 'Merge'],
          ['r', 'Split', 'B'],
          ['m', 'Merge', 'Again'],
          ['back', 'Again', 'Merge', 'total > 0'],
          ['out', 'Again', 'A'],
          ['e', 'A', 'End'],
          ['e2', 'B', 'End'],
        ],
      ),
    )
    const driver = aCase(program, { values: { total: 1 } }).start()
    expect(driver.incidentCodes()).toEqual(['process.endless'])
    expect(driver.events.length).toBeLessThan(2_000)
    expect(driver.duties(director)).toHaveLength(1)
    // when
    driver.values = { total: 0 }
    driver.resolve()
    // then
    expect(driver.at()).toEqual(['A', 'B'])
    driver.approve(director).approve(cashier)
    expect(driver.state.status).toBe('ended')
  })
})

describe('a join that waits in vain', () => {
  const program = compiledProgram(
    aSource(
      [
        { id: 'Choose', type: 'exclusiveGateway', default: 'left' },
        aTask('A', director),
        aTask('B', cashier),
        { id: 'Join', type: 'parallelGateway' },
        aTask('C', clerk),
        end,
      ],
      [
        ['f', 'Fill', 'Choose'],
        ['left', 'Choose', 'A'],
        ['right', 'Choose', 'B', 'total > 10'],
        ['aj', 'A', 'Join'],
        ['bj', 'B', 'Join'],
        ['c', 'Join', 'C'],
        ['e', 'C', 'End'],
      ],
    ),
  )

  it('should stop where somebody sees it, and go on with what has come when resolved', () => {
    const driver = aCase(program, { restore: true }).start().approve(director)
    expect(driver.at()).toEqual(['Join'])
    expect(driver.incidentCodes()).toEqual(['process.joinStuck'])
    driver.resolve()
    expect(driver.at()).toEqual(['C'])
    expect(driver.state.waiting).toEqual({})
    expect(driver.approve(clerk).state.status).toBe('ended')
  })
})
