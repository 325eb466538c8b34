import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { accounts, act, openOffice, publishAtDistrict, start, view, type Office } from './office.ts'

let office: Office
let owner: Client
beforeAll(async () => {
  office = await openOffice(inject('cluster'), { config: { worker: false } })
  await publishAtDistrict(office)
  owner = new Client({ connectionString: office.url('owner') })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await office.stop()
})

const eventsOf = async (caseId: string): Promise<number> =>
  Number(
    (await owner.query<{ n: string }>('SELECT count(*) AS n FROM case_event WHERE case_id = $1', [caseId]))
      .rows[0]?.n,
  )

async function dutyOf(account: string, caseId: string) {
  const detail = await view(office, account, caseId)
  const params = { caseId, workItemId: detail.workItem?.workItemId ?? '' }
  return { person: await office.as(account), detail, params }
}

describe('acting on a case', () => {
  it('should answer the same request twice the same with one effect, and refuse another under its key', async () => {
    // given
    const caseId = await start(office, accounts.handler, 400)
    const { person, params } = await dutyOf(accounts.director, caseId)
    const key = randomUUID()
    // when
    const [first, second] = [
      await person.call('completeWorkItem', { params, body: { action: 'approve' }, key }),
      await person.call('completeWorkItem', { params, body: { action: 'approve' }, key }),
    ]
    // then
    expect(second).toEqual(first)
    expect(await eventsOf(caseId)).toBe(first.seq)
    const other = await person.attempt('completeWorkItem', {
      params,
      body: { action: 'approve', opinion: '再看' },
      key,
    })
    expect(other).toMatchObject({ ok: false, status: 422 })
  })

  it('should tell a stale page, and name who had been faster', async () => {
    // given
    const caseId = await start(office, accounts.handler, 800)
    const { person, params, detail } = await dutyOf(accounts.director, caseId)
    // when
    const stale = await person.attempt('completeWorkItem', {
      params,
      body: { action: 'approve', seq: detail.seq - 1 },
    })
    await act(office, accounts.director, caseId)
    const late = await person.attempt('completeWorkItem', {
      params,
      body: { action: 'approve', seq: detail.seq },
    })
    // then
    expect(stale).toMatchObject({ status: 409, problem: { code: 'cases.stale' } })
    expect(late).toMatchObject({
      status: 409,
      problem: { code: 'cases.alreadyHandled', params: { name: '张桂英' } },
    })
  })

  it('should answer a foreign case exactly like a missing one, whatever is asked', async () => {
    // given
    const caseId = await start(office, accounts.handler, 400)
    const stranger = await office.as(accounts.donghuHandler)
    const answers = await Promise.all(
      [caseId, '01a00000-0000-7000-8000-000000000000'].map(async (id) => {
        const params = { caseId: id, workItemId: 'w2' }
        const all = [
          await stranger.attempt('getCase', { params: { caseId: id } }),
          await stranger.attempt('verifyCase', { params: { caseId: id } }),
          await stranger.attempt('completeWorkItem', { params, body: { action: 'approve' } }),
          await stranger.attempt('returnWorkItem', {
            params,
            body: { action: 'returnToApplicant', reason: '无' },
          }),
          await stranger.attempt('recuse', { params, body: { reason: '无' } }),
          await stranger.attempt('claimWorkItem', { params }),
          await stranger.attempt('closeVote', { params: { caseId: id, elementId: 'e3' } }),
          await stranger.attempt('resolveIncident', { params: { caseId: id, incidentId: 'i1' } }),
        ]
        return all.map((answer) =>
          answer.ok ? answer : { ...answer, problem: { ...answer.problem, requestId: '' } },
        )
      }),
    )
    // then
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.every((answer) => answer.status === 404)).toBe(true)
    const { cases } = await stranger.call('listCases', { query: {} })
    expect(cases.map((one) => one.caseId)).not.toContain(caseId)
  })

  it('should forbid another’s duty to who may only look, with nothing changed', async () => {
    const caseId = await start(office, accounts.handler, 400)
    const { params } = await dutyOf(accounts.director, caseId)
    const before = await eventsOf(caseId)
    const answer = await (
      await office.as(accounts.handler)
    ).attempt('completeWorkItem', { params, body: { action: 'approve' } })
    expect(answer).toMatchObject({ status: 403, problem: { code: 'process.notYours' } })
    expect(await eventsOf(caseId)).toBe(before)
  })

  it('should let nobody act on an ended case, and keep its whole record', async () => {
    // given
    const caseId = await start(office, accounts.handler, 400)
    const { person, params } = await dutyOf(accounts.director, caseId)
    await act(office, accounts.director, caseId)
    await act(office, accounts.cashier, caseId)
    // when
    const answers = [
      await person.attempt('completeWorkItem', { params, body: { action: 'approve' } }),
      await person.attempt('returnWorkItem', {
        params,
        body: { action: 'returnToApplicant', reason: '重看' },
      }),
      await person.attempt('claimWorkItem', { params }),
      await person.attempt('closeVote', { params: { caseId, elementId: 'e1' } }),
    ]
    // then
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 409, problem: { code: 'process.caseEnded' } })
    const { cases } = await person.call('listCases', { query: { view: 'archive' } })
    expect(cases.find((one) => one.caseId === caseId)).toMatchObject({
      state: 'ended',
      resultLabel: '办结',
      currentNodes: [],
    })
    expect((await view(office, accounts.director, caseId)).timeline.length).toBeGreaterThan(5)
  })

  it('should complete a work item in at most 12 statements', async () => {
    const caseId = await start(office, accounts.handler, 3000)
    await act(office, accounts.director, caseId)
    const { person, params } = await dutyOf(accounts.streetDirector, caseId)
    const { db } = office.services
    const before = db.statementCount()
    await person.call('completeWorkItem', { params, body: { action: 'approve' } })
    // BEGIN with the tenant, and COMMIT, are two more.
    expect(db.statementCount() - before + 2).toBeLessThanOrEqual(12)
    const warm = db.statementCount() - before
    expect(warm).toBeLessThanOrEqual(5)
  })

  it('should leave nothing behind when the database fails in the middle of a command', async () => {
    // given
    const caseId = await start(office, accounts.handler, 400)
    const { person, params } = await dutyOf(accounts.director, caseId)
    const before = await eventsOf(caseId)
    await owner.query(`
      CREATE FUNCTION fail_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
      CREATE TRIGGER broken BEFORE INSERT ON case_participation FOR EACH ROW EXECUTE FUNCTION fail_here()`)
    // when
    const answer = await person.attempt('completeWorkItem', { params, body: { action: 'approve' } })
    await owner.query('DROP TRIGGER broken ON case_participation; DROP FUNCTION fail_here')
    // then
    expect(answer).toMatchObject({ ok: false, status: 500 })
    expect(await eventsOf(caseId)).toBe(before)
    expect((await view(office, accounts.director, caseId)).workItem?.workItemId).toBe(params.workItemId)
    expect(await act(office, accounts.director, caseId)).toEqual(['付款记账'])
  })
})
