import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestClient, type TestServer } from '../../src/testing/index.ts'
import { accounts, openOffice, publishAtDistrict, spendingCases, type Office } from './office.ts'

/** Cases raced for; `RACES=1000` for the nightly figure (`security R7`). */
const races = Number(process.env.RACES ?? 60)

let office: Office
let second: TestServer
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  await publishAtDistrict(office)
  second = await startTestServer({ cluster: inject('cluster'), database: office.database })
})
afterAll(async () => {
  await second.stop()
  await office.stop()
})

const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}

/** The running numbers given out so far, in order. */
async function numbers(): Promise<number[]> {
  const owner = new Client({ connectionString: office.url('owner') })
  await owner.connect()
  const { rows } = await owner.query<{ n: number }>(
    'SELECT right(case_no, 4)::int AS n FROM "case" ORDER BY 1',
  )
  await owner.end()
  return rows.map(({ n }) => n)
}

describe('two server processes on one database', () => {
  it('should let exactly one of two simultaneous completions win, and name the winner to the other', async () => {
    // given
    const caseIds = await spendingCases(office, accounts.handler, races)
    expect(await numbers()).toEqual(caseIds.map((_, index) => index + 1))
    const here = await office.as(accounts.director)
    const there = await second.signIn(accounts.director)
    const complete = (person: TestClient, caseId: string) =>
      person.attempt('completeWorkItem', {
        params: { caseId, workItemId: 'w2' },
        body: { action: 'approve' },
      })
    // when
    const answers = await Promise.all(
      caseIds.flatMap((caseId) => [complete(here, caseId), complete(there, caseId)]),
    )
    // then
    const outcomes = answers.map((answer) => (answer.ok ? 'won' : `${answer.status} ${answer.problem.code}`))
    expect(tally(outcomes)).toEqual({ won: races, '409 cases.alreadyHandled': races })
    for (const answer of answers) if (!answer.ok) expect(answer.problem.params?.['name']).toBe('张桂英')
    for (const caseId of caseIds) {
      expect(await here.call('verifyCase', { params: { caseId } })).toMatchObject({
        chainIntact: true,
        stateEqualsFold: true,
      })
    }
  })

  it('should count every vote of seven members who answer at once', async () => {
    // given
    const [caseId = ''] = await spendingCases(office, accounts.handler, 1, 3000)
    for (const account of [accounts.director, accounts.streetDirector]) {
      const person = await office.as(account)
      const { workItem } = await person.call('getCase', { params: { caseId } })
      await person.call('completeWorkItem', {
        params: { caseId, workItemId: workItem?.workItemId ?? '' },
        body: { action: 'approve' },
      })
    }
    const members = [
      'jiedao-shuji',
      'jiedao-zhuren',
      'weiyuan1',
      'weiyuan2',
      'weiyuan3',
      'weiyuan4',
      'weiyuan5',
    ]
    const ballots = await Promise.all(
      members.map(async (account, index) => {
        const person = index % 2 === 0 ? await office.as(account) : await second.signIn(account)
        const detail = await person.call('getCase', { params: { caseId } })
        return { person, seq: detail.seq, workItemId: detail.workItem?.workItemId ?? '' }
      }),
    )
    // when
    const answers = await Promise.all(
      ballots.map(({ person, seq, workItemId }) =>
        person.attempt('completeWorkItem', {
          params: { caseId, workItemId },
          body: { action: 'approve', seq },
        }),
      ),
    )
    // then
    expect(answers.map((answer) => answer.status)).toEqual(members.map(() => 200))
    const { timeline } = await (await office.as(accounts.handler)).call('getCase', { params: { caseId } })
    expect(timeline.find((entry) => entry.kind === 'voteClosed')?.result).toMatchObject({
      roll: 7,
      answered: 7,
      yes: 7,
    })
  })
})
