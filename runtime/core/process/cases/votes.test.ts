import { describe, expect, it } from 'vitest'
import {
  aCase,
  aPerson,
  aSource,
  aTask,
  anExpense,
  compiledProgram,
  people,
  t03,
  theSystem,
  type CaseDriver,
} from '../../testing/index.ts'

const program = compiledProgram(t03())
const members = people.members

/** A T03 case whose seven members are asked. */
const voting = (): CaseDriver =>
  aCase(program, { values: anExpense(3000), restore: true })
    .start()
    .approve(people.director)
    .approve(people.streetDirector)

/** Answers in the order of the members: y yes, n no, a abstain, r recuse, - silent. */
function cast(driver: CaseDriver, answers: string): CaseDriver {
  ;[...answers].forEach((answer, at) => {
    const member = members[at] ?? ''
    if (answer === '-') return
    if (answer === 'r') {
      driver.do(
        { type: 'recuse', workItemId: driver.workItem(member), reason: '与收款人是亲属' },
        aPerson(member),
      )
    } else driver.answer(member, answer === 'y' ? 'approve' : answer === 'n' ? 'disapprove' : 'abstain')
  })
  return driver
}

describe('a vote of seven, quorum and majority more than half of all,', () => {
  it.each([
    ['yyyynnn', 'passed'],
    ['yyynnnn', 'failed'],
    ['yyyaaaa', 'failed'],
    ['yyyynna', 'passed'],
    // recused members leave the base of the majority: 3 of 5
    ['yyynnrr', 'passed'],
    // but not the quorum: 3 answers of 7 are not more than half
    ['yyyrrrr', 'noQuorum'],
    ['rrrrrrr', 'noQuorum'],
  ])('should after %s be %s', (answers, outcome) => {
    const driver = cast(voting(), answers)
    expect(driver.result('discussion')).toMatchObject({ outcome })
    expect(driver.events).toContainEqual(expect.objectContaining({ type: 'voteClosed', by: 'allAnswered' }))
    if (outcome === 'passed') expect(driver.at()).toEqual(['Payment'])
    else expect(driver.state).toMatchObject({ status: 'ended', outcome: 'refused' })
  })

  it.each([
    ['yyy----', 'noQuorum', 3],
    ['yyyynn-', 'passed', 6],
    ['nnnnyy-', 'failed', 6],
    ['-------', 'noQuorum', 0],
  ])('should after %s and its close by the closer be %s', (answers, outcome, answered) => {
    const driver = cast(voting(), answers).closeVote(people.streetDirector, 'Discussion')
    expect(driver.result('discussion')).toMatchObject({ outcome, vote: { roll: 7, answered } })
    expect(driver.events).toContainEqual(expect.objectContaining({ type: 'voteClosed', by: 'closer' }))
    expect(members.flatMap((member) => driver.duties(member))).toEqual([])
    expect(driver.state.timers).toEqual({})
  })

  it('should not decide early after four yes', () => {
    const driver = cast(voting(), 'yyyy---')
    expect(driver.at()).toEqual(['Discussion'])
    expect(driver.state.variables['discussion']).toBeUndefined()
    expect(driver.duties(members[6] ?? '')).toHaveLength(1)
  })

  it('should refuse its close by all but the closer', () => {
    const driver = voting()
    const elementId = driver.element('Discussion')
    for (const personId of [
      ...members,
      people.clerk,
      people.director,
      people.cashier,
      people.administrator,
    ]) {
      expect(driver.send({ type: 'closeVote', elementId }, aPerson(personId))).toMatchObject({
        code: 'process.notCloser',
      })
    }
    expect(driver.send({ type: 'closeVote', elementId }, theSystem)).toMatchObject({
      code: 'process.notCloser',
    })
    expect(driver.at()).toEqual(['Discussion'])
  })

  it('should be closed by its deadline, counted on the working calendar', () => {
    const driver = cast(voting(), 'yyyyn--')
    expect(Object.values(driver.state.timers)).toEqual([
      expect.objectContaining({ purpose: 'voteDeadline', dueAt: '2026-03-19T16:00:00.000Z' }),
    ])
    expect(driver.events).toContainEqual(
      expect.objectContaining({ type: 'timerScheduled', calendar: expect.objectContaining({ revision: 3 }) }),
    )
    const [timerId = ''] = Object.keys(driver.state.timers)
    expect(driver.send({ type: 'fireTimer', timerId }, aPerson(people.streetDirector))).toMatchObject({
      code: 'process.notYours',
    })
    driver.fireTimer()
    expect(driver.events).toContainEqual(expect.objectContaining({ type: 'voteClosed', by: 'deadline' }))
    expect(driver.at()).toEqual(['Payment'])
    expect(driver.send({ type: 'fireTimer', timerId }, theSystem)).toMatchObject({
      code: 'process.timerGone',
    })
  })

  it('should refuse a second close and an answer after it', () => {
    const driver = voting()
    const elementId = driver.element('Discussion')
    const workItemId = driver.workItem(members[0])
    cast(driver, '-yyyyyy').closeVote(people.streetDirector, 'Discussion')
    expect(driver.send({ type: 'closeVote', elementId }, aPerson(people.streetDirector))).toMatchObject({
      code: 'process.voteNotOpen',
    })
    expect(
      driver.send({ type: 'completeWorkItem', workItemId, action: 'approve' }, aPerson(members[0])),
    ).toMatchObject({
      code: 'process.alreadyCompleted',
    })
  })

  it('should want a reason from a member who is recused', () => {
    const driver = voting()
    const workItemId = driver.workItem(members[0])
    expect(driver.send({ type: 'recuse', workItemId, reason: ' ' }, aPerson(members[0]))).toMatchObject({
      code: 'process.reasonRequired',
    })
  })

  it('should offer no returns, and neither abstaining nor recusing where its rule forbids them', () => {
    const strict = aSource(
      [
        aTask('Vote', members, {
          completion: {
            rule: 'vote',
            vote: {
              quorum: { numerator: 2, denominator: 3, comparator: '>=' },
              pass: { numerator: 2, denominator: 3, comparator: '>=' },
              passBase: 'present',
              allowAbstain: false,
              allowRecuse: false,
              closer: { kind: 'role', role: 'closer' },
            },
          },
        }),
        { id: 'End', type: 'endEvent' },
      ],
      [
        ['a', 'Fill', 'Vote'],
        ['b', 'Vote', 'End'],
      ],
    )
    const driver = aCase(compiledProgram(strict)).start()
    const [first] = members
    const workItemId = driver.workItem(first)
    expect(
      driver.send({ type: 'completeWorkItem', workItemId, action: 'abstain' }, aPerson(first)),
    ).toMatchObject({
      code: 'process.actionNotOffered',
    })
    expect(driver.send({ type: 'recuse', workItemId, reason: '亲属' }, aPerson(first))).toMatchObject({
      code: 'process.actionNotOffered',
    })
    expect(
      driver.send(
        { type: 'returnWorkItem', workItemId, action: 'returnToPrevious', reason: '退' },
        aPerson(first),
      ),
    ).toMatchObject({ code: 'process.actionNotOffered' })
    // five present of seven are at least two thirds; four yes of six present are exactly two thirds
    cast(driver, 'yyyynn-').closeVote(people.streetDirector, 'Vote')
    expect(driver.result('Vote')).toMatchObject({ outcome: 'passed' })
  })
})
