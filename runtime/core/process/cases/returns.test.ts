import { describe, expect, it } from 'vitest'
import {
  aCase,
  aDirectory,
  aPerson,
  aSource,
  aTask,
  compiledProgram,
  people,
  type CaseDriver,
} from '../../testing/index.ts'
import { offeredActions, returnTargets } from '../index.ts'

const { clerk, director, windowA, windowB, cashier, streetDirector } = people

/** Fill (clerk) → A (director) → B (window pool) → C (street director) → End. */
const line = compiledProgram(
  aSource(
    [
      aTask('A', director),
      aTask('B', [windowA, windowB]),
      aTask('C', streetDirector),
      { id: 'End', type: 'endEvent' },
    ],
    [
      ['f1', 'Fill', 'A'],
      ['f2', 'A', 'B'],
      ['f3', 'B', 'C'],
      ['f4', 'C', 'End'],
    ],
  ),
)
describe('a return', () => {
  const arrived = (): CaseDriver => aCase(line, { restore: true }).start().approve(director).approve(windowB)

  it('should go to the person who actually handled the step before, and come straight back', () => {
    const driver = arrived().return(streetDirector, 'returnToPrevious')
    expect(driver.at()).toEqual(['B'])
    expect(driver.duties(windowA)).toEqual([])
    expect(driver.duties(windowB)).toHaveLength(1)
    driver.approve(windowB)
    expect(driver.at()).toEqual(['C'])
    expect(driver.duties(streetDirector)).toHaveLength(1)
    expect(driver.approve(streetDirector).state.status).toBe('ended')
  })

  it('should go to the applicant and come straight back to the returning step', () => {
    const driver = arrived().return(streetDirector, 'returnToApplicant')
    expect(driver.at()).toEqual(['Fill'])
    expect(driver.approve(clerk).at()).toEqual(['C'])
  })

  it('should go to a chosen step already passed and come straight back', () => {
    const driver = arrived()
    expect(returnTargets(line, driver.state, driver.element('C')).map(({ nodeId }) => nodeId)).toEqual([
      'B',
      'A',
      'Fill',
    ])
    driver.return(streetDirector, 'returnToNode', 'A')
    expect(driver.at()).toEqual(['A'])
    expect(driver.approve(director).at()).toEqual(['C'])
  })

  it('should come back to the same one of a pool who returned it', () => {
    const driver = aCase(line).start().approve(director).return(windowA, 'returnToPrevious').approve(director)
    expect(driver.at()).toEqual(['B'])
    expect(driver.duties(windowA)).toHaveLength(1)
    expect(driver.duties(windowB)).toEqual([])
  })

  it('should find its way back through nested returns', () => {
    const driver = arrived().return(streetDirector, 'returnToPrevious').return(windowB, 'returnToPrevious')
    expect(driver.at()).toEqual(['A'])
    driver.return(director, 'returnToApplicant')
    expect(driver.at()).toEqual(['Fill'])
    expect(driver.approve(clerk).at()).toEqual(['A'])
    expect(driver.approve(director).at()).toEqual(['B'])
    expect(driver.approve(windowB).at()).toEqual(['C'])
    expect(driver.approve(streetDirector).state.status).toBe('ended')
  })

  it('should lead to the applicant also after other steps were mended in between', () => {
    const driver = arrived()
      .return(streetDirector, 'returnToApplicant')
      .approve(clerk)
      .return(streetDirector, 'returnToNode', 'A')
    driver.approve(director).return(streetDirector, 'returnToApplicant')
    expect(driver.at()).toEqual(['Fill'])
  })

  it.each(['', '   '])('should want a reason, not %j', (reason) => {
    const driver = arrived()
    const workItemId = driver.workItem(streetDirector)
    expect(
      driver.send(
        { type: 'returnWorkItem', workItemId, action: 'returnToPrevious', reason },
        aPerson(streetDirector),
      ),
    ).toMatchObject({ code: 'process.reasonRequired' })
  })

  it('should be refused to a step not passed', () => {
    const driver = arrived()
    const command = { type: 'returnWorkItem', action: 'returnToNode', reason: '退' } as const
    for (const nodeId of ['C', 'End', '__proto__', undefined]) {
      const workItemId = driver.workItem(streetDirector)
      expect(
        driver.send({ ...command, workItemId, ...(nodeId ? { nodeId } : {}) }, aPerson(streetDirector)),
      ).toMatchObject({ code: 'process.notPassedYet' })
    }
  })

  it('should not be offered at the first step', () => {
    const driver = aCase(line).start({ submit: false })
    expect(offeredActions(line, driver.state, driver.workItem(clerk), clerk)).toEqual(['approve'])
  })

  it('should say in its event from where, to where, by whom and why', () => {
    expect(arrived().return(streetDirector, 'returnToPrevious').events).toContainEqual(
      expect.objectContaining({
        type: 'caseReturned',
        fromNodeId: 'C',
        toNodeId: 'B',
        personId: streetDirector,
        reason: '发票缺一张',
        action: 'returnToPrevious',
      }),
    )
  })

  it('should go to whoever is assigned today when the earlier handler has left', () => {
    const driver = arrived()
    driver.context = {
      directory: aDirectory((data) => {
        for (const person of data.persons) if (person.id === windowB) person.active = false
      }),
    }
    driver.return(streetDirector, 'returnToPrevious')
    expect(driver.duties(windowA)).toHaveLength(1)
    expect(driver.approve(windowA).at()).toEqual(['C'])
  })
})

describe('a return inside parallel branches', () => {
  const parallel = compiledProgram(
    aSource(
      [
        { id: 'Split', type: 'parallelGateway' },
        aTask('L1', director),
        aTask('L2', streetDirector),
        aTask('R1', cashier),
        { id: 'Join', type: 'parallelGateway' },
        { id: 'End', type: 'endEvent' },
      ],
      [
        ['f', 'Fill', 'Split'],
        ['l', 'Split', 'L1'],
        ['r', 'Split', 'R1'],
        ['l12', 'L1', 'L2'],
        ['lj', 'L2', 'Join'],
        ['rj', 'R1', 'Join'],
        ['e', 'Join', 'End'],
      ],
    ),
  )

  it('should leave the other branch untouched', () => {
    const driver = aCase(parallel, { restore: true }).start().approve(director)
    const other = driver.workItem(cashier)
    driver.return(streetDirector, 'returnToPrevious')
    expect(driver.at()).toEqual(['L1', 'R1'])
    expect(driver.workItem(cashier)).toBe(other)
    driver.approve(director)
    expect(driver.at()).toEqual(['L2', 'R1'])
    driver.approve(cashier).approve(streetDirector)
    expect(driver.state.status).toBe('ended')
  })

  it('should go before the split and come back into its own branch alone', () => {
    const driver = aCase(parallel, { restore: true }).start().approve(director).approve(cashier)
    driver.return(streetDirector, 'returnToApplicant')
    expect(driver.at()).toEqual(['Fill'])
    expect(driver.approve(clerk).at()).toEqual(['L2'])
    expect(driver.approve(streetDirector).state.status).toBe('ended')
  })

  it('should not lead into the other branch', () => {
    const driver = aCase(parallel).start().approve(cashier).approve(director)
    expect(returnTargets(parallel, driver.state, driver.element('L2')).map(({ nodeId }) => nodeId)).toEqual([
      'L1',
      'Fill',
    ])
  })
})
