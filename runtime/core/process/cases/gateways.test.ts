import { describe, expect, it } from 'vitest'
import { aCase, aSource, aTask, compiledProgram, people } from '../../testing/index.ts'

const { clerk, director, cashier, streetDirector } = people
const end = { id: 'End', type: 'endEvent' } as const

describe('parallel ways', () => {
  const splitAndJoin = compiledProgram(
    aSource(
      [
        { id: 'Split', type: 'parallelGateway' },
        aTask('A', director),
        aTask('B', cashier),
        { id: 'Join', type: 'parallelGateway' },
        aTask('C', streetDirector),
        end,
      ],
      [
        ['f', 'Fill', 'Split'],
        ['a', 'Split', 'A'],
        ['b', 'Split', 'B'],
        ['aj', 'A', 'Join'],
        ['bj', 'B', 'Join'],
        ['jc', 'Join', 'C'],
        ['e', 'C', 'End'],
      ],
    ),
  )

  it.each([
    ['A', 'B', director, cashier],
    ['B', 'A', cashier, director],
  ])('should be joined when both have come, %s first', (_first, second, firstPerson, secondPerson) => {
    const driver = aCase(splitAndJoin, { restore: true }).start()
    expect(driver.at()).toEqual(['A', 'B'])
    expect(driver.approve(firstPerson).at()).toEqual([second])
    expect(Object.values(driver.state.waiting)).toEqual([1])
    expect(driver.approve(secondPerson).at()).toEqual(['C'])
    expect(driver.state.waiting).toEqual({})
    expect(driver.events.filter((event) => event.type === 'tokensJoined')).toHaveLength(1)
  })

  it('should be split by a task with several ways out and merged without waiting', () => {
    const program = compiledProgram(
      aSource(
        [aTask('A', director), aTask('B', cashier), aTask('C', streetDirector), end],
        [
          ['f1', 'Fill', 'A'],
          ['f2', 'Fill', 'B'],
          ['a', 'A', 'C'],
          ['b', 'B', 'C'],
          ['e', 'C', 'End'],
        ],
      ),
    )
    const driver = aCase(program, { restore: true }).start()
    expect(driver.at()).toEqual(['A', 'B'])
    expect(driver.approve(director).at()).toEqual(['B', 'C'])
    // each token that comes asks again (BPMN 2.0 §13.3.2)
    expect(driver.approve(cashier).at()).toEqual(['C', 'C'])
    driver.approve(streetDirector)
    expect(driver.state.status).toBe('running')
    expect(driver.approve(streetDirector).state.status).toBe('ended')
  })

  it('should make a join wait for each flow, not for a number of tokens', () => {
    // A comes twice to the same flow of the join while B is still open
    const program = compiledProgram(
      aSource(
        [
          { id: 'Split', type: 'parallelGateway' },
          { id: 'Merge', type: 'exclusiveGateway' },
          aTask('A', director),
          aTask('B', cashier),
          { id: 'Join', type: 'parallelGateway' },
          end,
        ],
        [
          ['f', 'Fill', 'Split'],
          ['x1', 'Split', 'Merge'],
          ['x2', 'Split', 'Merge'],
          ['b', 'Split', 'B'],
          ['ma', 'Merge', 'A'],
          ['aj', 'A', 'Join'],
          ['bj', 'B', 'Join'],
          ['e', 'Join', 'End'],
        ],
      ),
    )
    const driver = aCase(program, { restore: true }).start()
    expect(driver.at()).toEqual(['A', 'A', 'B'])
    driver.approve(director).approve(director)
    expect(driver.at()).toEqual(['B'])
    expect(driver.state.waiting).toEqual({ aj: 2 })
    driver.approve(cashier)
    // one token of A is left over: nobody can send its other half any more
    expect(driver.state.waiting).toEqual({ aj: 1 })
    expect(driver.incidentCodes()).toEqual(['process.joinStuck'])
    expect(driver.resolve().state.status).toBe('ended')
  })
})

describe('a choice', () => {
  const program = compiledProgram(
    aSource(
      [
        { id: 'Level', type: 'exclusiveGateway', default: 'rest' },
        aTask('High', streetDirector),
        aTask('Middle', director),
        aTask('Low', cashier),
        end,
      ],
      [
        ['f', 'Fill', 'Level'],
        ['rest', 'Level', 'Low'],
        ['high', 'Level', 'High', 'total >= 100'],
        ['middle', 'Level', 'Middle', 'total >= 10'],
        ['e1', 'High', 'End'],
        ['e2', 'Middle', 'End'],
        ['e3', 'Low', 'End'],
      ],
    ),
  )

  it.each([
    [100, 'High'],
    [99.99, 'Middle'],
    [10, 'Middle'],
    [9.99, 'Low'],
  ])('should take for %d the first way that holds, else the default: %s', (total, nodeId) => {
    expect(aCase(program, { values: { total } }).start().at()).toEqual([nodeId])
  })

  it('should send a loop back through its task as often as the answer says so', () => {
    const loop = compiledProgram(
      aSource(
        [
          { id: 'Merge', type: 'exclusiveGateway' },
          aTask('Review', director, { actions: ['disapprove'], resultName: 'review' }),
          { id: 'Good', type: 'exclusiveGateway', default: 'again' },
          end,
        ],
        [
          ['f', 'Fill', 'Merge'],
          ['m', 'Merge', 'Review'],
          ['r', 'Review', 'Good'],
          ['good', 'Good', 'End', 'v.review.outcome = "approved"'],
          ['again', 'Good', 'Merge'],
        ],
      ),
    )
    const driver = aCase(loop, { restore: true }).start()
    for (let round = 0; round < 5; round++) driver.answer(director, 'disapprove')
    expect(driver.at()).toEqual(['Review'])
    expect(driver.approve(director).state.status).toBe('ended')
  })

  it('should follow every way of a task whose condition holds', () => {
    const several = compiledProgram(
      aSource(
        [
          { ...aTask('A', director), default: 'd' } as ReturnType<typeof aTask>,
          aTask('B', cashier),
          aTask('C', streetDirector),
          aTask('D', clerk),
          end,
        ],
        [
          ['f', 'Fill', 'A'],
          ['b', 'A', 'B', 'total > 1'],
          ['c', 'A', 'C', 'total > 10'],
          ['d', 'A', 'D'],
          ['e1', 'B', 'End'],
          ['e2', 'C', 'End'],
          ['e3', 'D', 'End'],
        ],
      ),
    )
    const after = (total: number): string[] =>
      aCase(several, { values: { total } }).start().approve(director).at()
    expect(after(11)).toEqual(['B', 'C'])
    expect(after(2)).toEqual(['B'])
    expect(after(1)).toEqual(['D'])
  })
})
