import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { accounts, act, openOffice, publishAtDistrict, start, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  await publishAtDistrict(office)
})
afterAll(() => office.stop())

describe('the deadline of a ballot', () => {
  it('should close it as the system after five working days, once', async () => {
    // given
    const caseId = await start(office, accounts.handler, 5000)
    for (const account of [accounts.director, accounts.streetDirector]) await act(office, account, caseId)
    for (const member of ['jiedao-shuji', 'weiyuan1', 'weiyuan2', 'weiyuan3'])
      await act(office, member, caseId)
    // when: Thursday 12 March 2026 and five working days end on the 19th
    office.clock.set('2026-03-19T15:59:00.000Z')
    office.services.jobs.wake()
    expect((await office.services.db.tenants()).length).toBe(1)
    office.clock.set('2026-03-19T16:01:00.000Z')
    await office.signIn(accounts.cashier)
    office.services.jobs.wake()
    // then
    const cashier = await office.signIn(accounts.cashier)
    await vi.waitFor(async () => {
      const { items } = await cashier.call('listWorkItems', { query: {} })
      expect(items.map((item) => item.caseId)).toContain(caseId)
    }, 10_000)
    const { timeline } = await cashier.call('getCase', { params: { caseId } })
    const closed = timeline.filter((entry) => entry.kind === 'voteClosed')
    expect(closed).toMatchObject([{ personName: null, result: { answered: 4, yes: 4, passed: true } }])
  })
})
