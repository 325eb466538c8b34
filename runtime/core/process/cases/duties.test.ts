import { describe, expect, it } from 'vitest'
import {
  aCase,
  aPerson,
  aSource,
  aStart,
  aTask,
  compiledProgram,
  people,
  theSystem,
  type CaseDriver,
  type NodeInput,
} from '../../testing/index.ts'
import { offeredActions, type Program } from '../index.ts'

const { clerk, director, windowA, windowB, cashier, streetDirector } = people

const oneTask = (task: NodeInput): Program =>
  compiledProgram(
    aSource(
      [task, { id: 'End', type: 'endEvent' }],
      [
        ['f', 'Fill', task.id],
        ['e', task.id, 'End'],
      ],
    ),
  )

describe('a pool', () => {
  const program = oneTask(aTask('Pool', [windowA, windowB]))
  const pooled = (): { driver: CaseDriver; workItemId: string } => {
    const driver = aCase(program, { restore: true }).start()
    return { driver, workItemId: driver.workItem(windowA) }
  }

  it('should be one work item for all its candidates', () => {
    const { driver } = pooled()
    expect(Object.values(driver.state.workItems)).toEqual([
      expect.objectContaining({ nodeId: 'Pool', candidateIds: [windowA, windowB] }),
    ])
  })

  it('should, claimed by one, be refused to the other until it is put back', () => {
    const { driver, workItemId } = pooled()
    driver.do({ type: 'claimWorkItem', workItemId }, aPerson(windowA))
    for (const command of [
      { type: 'completeWorkItem', workItemId, action: 'approve' },
      { type: 'claimWorkItem', workItemId },
      { type: 'unclaimWorkItem', workItemId },
    ] as const) {
      expect(driver.send(command, aPerson(windowB))).toMatchObject({ code: 'process.notYours' })
    }
    expect(driver.send({ type: 'claimWorkItem', workItemId }, aPerson(windowA))).toMatchObject({
      code: 'process.alreadyClaimed',
    })
    driver.do({ type: 'unclaimWorkItem', workItemId }, aPerson(windowA))
    expect(driver.send({ type: 'unclaimWorkItem', workItemId }, aPerson(windowA))).toMatchObject({
      code: 'process.notClaimed',
    })
    driver.do({ type: 'claimWorkItem', workItemId }, aPerson(windowB)).approve(windowB)
    expect(driver.state.status).toBe('ended')
  })

  it('should be done when one of them answers, claimed or not', () => {
    const { driver } = pooled()
    expect(driver.approve(windowB).state.status).toBe('ended')
    expect(driver.events).toContainEqual(
      expect.objectContaining({ type: 'workItemCompleted', personId: windowB, nodeId: 'Pool' }),
    )
  })

  it('should not be claimed where one person is assigned', () => {
    const driver = aCase(oneTask(aTask('One', director))).start()
    const workItemId = driver.workItem(director)
    expect(driver.send({ type: 'claimWorkItem', workItemId }, aPerson(director))).toMatchObject({
      code: 'process.notAPool',
    })
  })
})

describe('a command on the wrong duty', () => {
  const program = oneTask(aTask('All', [director, cashier], { completion: { rule: 'all' } }))

  it('should be refused when the work item is done already', () => {
    const driver = aCase(program).start()
    const workItemId = driver.workItem(director)
    driver.approve(director)
    expect(
      driver.send({ type: 'completeWorkItem', workItemId, action: 'approve' }, aPerson(director)),
    ).toEqual({
      code: 'process.alreadyCompleted',
      params: {},
    })
  })

  it.each([people.eastDirector, clerk, streetDirector])(
    'should be refused to somebody else (%s)',
    (personId) => {
      const driver = aCase(program).start()
      const workItemId = driver.workItem(director)
      expect(
        driver.send({ type: 'completeWorkItem', workItemId, action: 'approve' }, aPerson(personId)),
      ).toMatchObject({
        code: 'process.notYours',
      })
      expect(offeredActions(program, driver.state, workItemId, personId)).toEqual([])
    },
  )

  it('should be refused to the system and to nobody', () => {
    const driver = aCase(program).start()
    const workItemId = driver.workItem(director)
    for (const actor of [theSystem, { kind: 'person' as const }]) {
      expect(driver.send({ type: 'completeWorkItem', workItemId, action: 'approve' }, actor)).toMatchObject({
        code: 'process.notYours',
      })
    }
  })

  it.each(['w99', 'w0', 'x', '__proto__', 'toString', ''])(
    'should be refused for the unknown work item %j',
    (workItemId) => {
      const driver = aCase(program).start()
      expect(
        driver.send({ type: 'completeWorkItem', workItemId, action: 'approve' }, aPerson(director)),
      ).toMatchObject({
        code: 'process.workItemNotFound',
      })
    },
  )

  it('should be refused when the case has ended, and before it has begun', () => {
    const driver = aCase(program)
    const command = { type: 'completeWorkItem', workItemId: 'w1', action: 'approve' } as const
    expect(driver.send(command, aPerson(clerk))).toMatchObject({ code: 'process.notStarted' })
    driver.start()
    expect(driver.send(aStart(), aPerson(clerk))).toMatchObject({ code: 'process.alreadyStarted' })
    driver.approve(director).approve(cashier)
    expect(driver.send(command, aPerson(director))).toMatchObject({ code: 'process.caseEnded' })
    expect(driver.send(aStart(), aPerson(clerk))).toMatchObject({ code: 'process.caseEnded' })
  })

  it('should leave the state as it was', () => {
    const driver = aCase(program).start()
    const before = structuredClone(driver.state)
    driver.send(
      { type: 'completeWorkItem', workItemId: driver.workItem(director), action: 'approve' },
      aPerson(clerk),
    )
    expect(driver.state).toEqual(before)
  })
})

describe('a task that all must approve', () => {
  const program = oneTask(
    aTask('All', [director, cashier, streetDirector], {
      completion: { rule: 'all' },
      actions: ['disapprove'],
    }),
  )

  it('should wait for the last of them', () => {
    const driver = aCase(program, { restore: true }).start().approve(cashier).approve(director)
    expect(driver.at()).toEqual(['All'])
    driver.approve(streetDirector)
    expect(driver.result('All')).toEqual({ outcome: 'approved' })
  })

  it('should be over with one disapproval, the others released', () => {
    const driver = aCase(program, { restore: true }).start().approve(cashier)
    const workItemId = driver.workItem(streetDirector)
    driver.answer(director, 'disapprove')
    expect(driver.result('All')).toEqual({ outcome: 'disapproved' })
    expect(driver.events).toContainEqual(
      expect.objectContaining({ type: 'workItemCancelled', workItemId, reason: 'answeredByOther' }),
    )
  })
})

describe('answers', () => {
  it('should be only those the step offers', () => {
    const driver = aCase(oneTask(aTask('A', director))).start()
    const workItemId = driver.workItem(director)
    expect(offeredActions(driver.program, driver.state, workItemId, director)).toEqual([
      'approve',
      'returnToPrevious',
      'returnToApplicant',
    ])
    for (const action of ['disapprove', 'abstain'] as const) {
      expect(driver.send({ type: 'completeWorkItem', workItemId, action }, aPerson(director))).toEqual({
        code: 'process.actionNotOffered',
        params: { action },
      })
    }
  })

  it('should not count an abstention or a recusal outside a vote as approval', () => {
    const driver = aCase(oneTask(aTask('A', director, { actions: ['abstain', 'recuse'] }))).start()
    const workItemId = driver.workItem(director)
    expect(
      driver.send({ type: 'completeWorkItem', workItemId, action: 'abstain' }, aPerson(director)),
    ).toMatchObject({
      code: 'process.actionNotOffered',
    })
    expect(driver.send({ type: 'recuse', workItemId, reason: '亲属' }, aPerson(director))).toMatchObject({
      code: 'process.actionNotOffered',
    })
  })

  it('should state an opinion where the step requires one', () => {
    const driver = aCase(oneTask(aTask('A', director, { opinionRequired: ['approve'] }))).start()
    const workItemId = driver.workItem(director)
    expect(
      driver.send(
        { type: 'completeWorkItem', workItemId, action: 'approve', opinion: ' ' },
        aPerson(director),
      ),
    ).toMatchObject({
      code: 'process.opinionRequired',
    })
    driver.answer(director, 'approve', 'A', ' 同意 ')
    expect(driver.events).toContainEqual(
      expect.objectContaining({ type: 'workItemCompleted', opinion: '同意' }),
    )
  })
})

describe('the same person at two steps on end', () => {
  const twice = (settings: { samePerson?: 'act' | 'skip' }): CaseDriver =>
    aCase(
      compiledProgram(
        aSource(
          [
            aTask('A', director),
            aTask('B', director, settings),
            aTask('C', cashier),
            { id: 'End', type: 'endEvent' },
          ],
          [
            ['f1', 'Fill', 'A'],
            ['f2', 'A', 'B'],
            ['f3', 'B', 'C'],
            ['f4', 'C', 'End'],
          ],
        ),
      ),
      { restore: true },
    )
      .start()
      .approve(director)

  it('should be skipped with a note where the step says so', () => {
    const driver = twice({ samePerson: 'skip' })
    expect(driver.at()).toEqual(['C'])
    expect(driver.result('B')).toEqual({ outcome: 'approved' })
    expect(driver.events).toContainEqual(
      expect.objectContaining({
        type: 'userTaskSkipped',
        nodeId: 'B',
        reason: 'samePerson',
        personId: director,
      }),
    )
  })

  it('should act when a later step returns to the skipped one', () => {
    const driver = twice({ samePerson: 'skip' }).return(cashier, 'returnToNode', 'A')
    expect(driver.at()).toEqual(['A'])
  })

  it.each([{ samePerson: 'act' as const }, {}])('should act again with %j', (settings) => {
    expect(twice(settings).at()).toEqual(['B'])
  })
})

it('should tell people of new work through effects', () => {
  const driver = aCase(oneTask(aTask('A', [director, cashier], { completion: { rule: 'all' } }))).start()
  expect(driver.effects).toContainEqual(
    expect.objectContaining({ type: 'notify', personIds: [director, cashier], code: 'process.workArrived' }),
  )
})
