import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { spending } from './expense.ts'
import {
  accounts,
  act,
  committee,
  openOffice,
  publishAtDistrict,
  start,
  view,
  type Answer,
  type Office,
} from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  await publishAtDistrict(office)
})
afterAll(() => office.stop())

/** Brings a case of 3,000 yuan to the ballot of the party committee. */
async function toBallot(amount = 3000): Promise<string> {
  const caseId = await start(office, accounts.handler, amount)
  await act(office, accounts.director, caseId)
  expect(await act(office, accounts.streetDirector, caseId)).toEqual(['党工委集体讨论'])
  return caseId
}

async function vote(caseId: string, answers: readonly (Answer | null)[]): Promise<string[]> {
  let at: string[] = []
  for (const [index, action] of answers.entries()) {
    const member = committee[index]
    if (member && action) at = await act(office, member, caseId, action)
  }
  return at
}

async function close(caseId: string): Promise<void> {
  const closer = await office.as(accounts.streetDirector)
  const { openVotes } = await closer.call('getCase', { params: { caseId } })
  expect(openVotes[0]?.mayClose).toBe(true)
  await closer.call('closeVote', { params: { caseId, elementId: openVotes[0]?.elementId ?? '' } })
}

describe('the way of a spending (templates T03)', () => {
  it.each([
    [500, ['付款记账']],
    [500.01, ['街道办主任审批']],
    [2999.99, ['街道办主任审批']],
    [3000, ['街道办主任审批']],
  ])('should go from the director at %d yuan to %j', async (amount, next) => {
    // given
    const caseId = await start(office, accounts.handler, amount)
    // when
    const at = await act(office, accounts.director, caseId)
    // then
    expect(at).toEqual(next)
  })

  it('should pay without a ballot at 2,999.99 and end as granted, with a sound chain', async () => {
    // given
    const caseId = await start(office, accounts.handler, 2999.99)
    await act(office, accounts.director, caseId)
    // when
    const afterStreet = await act(office, accounts.streetDirector, caseId)
    const end = await act(office, accounts.cashier, caseId)
    // then
    expect(afterStreet).toEqual(['付款记账'])
    expect(end).toEqual(['办结'])
    const detail = await view(office, accounts.handler, caseId)
    expect(detail).toMatchObject({ state: 'ended', outcome: 'granted', workItem: null, resultLabel: '办结' })
    expect(detail.steps.map(({ name, status, who }) => `${name} ${status} ${who}`)).toEqual([
      '填报 done 王小芳',
      '居委会主任审核 done 张桂英',
      '街道办主任审批 done 李文斌',
      '付款记账 done 何敏',
    ])
    expect(detail.diagram.done).toEqual(
      expect.arrayContaining(['Fill', 'DirectorReview', 'StreetReview', 'Payment', 'Done']),
    )
    expect(detail.diagram.takenFlows).toContain('NoDiscussion')
    expect(detail.diagram.takenFlows).not.toContain('Collective')
    const sound = await (await office.as(accounts.handler)).call('verifyCase', { params: { caseId } })
    expect(sound).toMatchObject({ chainIntact: true, stateEqualsFold: true, firstBadSeq: null })
  })

  it('should pass with four of seven', async () => {
    const caseId = await toBallot()
    // when
    const at = await vote(caseId, [
      'approve',
      'approve',
      'approve',
      'approve',
      'disapprove',
      'disapprove',
      'abstain',
    ])
    // then
    expect(at).toEqual(['付款记账'])
    const closed = (await view(office, accounts.handler, caseId)).timeline.find(
      (entry) => entry.kind === 'voteClosed',
    )
    expect(closed?.result).toEqual({
      roll: 7,
      recused: 0,
      answered: 7,
      yes: 4,
      no: 2,
      abstain: 1,
      quorumMet: true,
      passed: true,
    })
  })

  it('should be refused with three of seven', async () => {
    const caseId = await toBallot()
    const at = await vote(caseId, [
      'approve',
      'approve',
      'approve',
      'disapprove',
      'disapprove',
      'disapprove',
      'disapprove',
    ])
    expect(at).toEqual(['不予'])
    expect(await view(office, accounts.handler, caseId)).toMatchObject({ state: 'ended', outcome: 'refused' })
  })

  it('should fail for want of a quorum when three answered and the closer closes', async () => {
    const caseId = await toBallot()
    await vote(caseId, ['approve', null, 'approve', 'approve'])
    // when
    await close(caseId)
    // then
    const detail = await view(office, accounts.handler, caseId)
    expect(detail).toMatchObject({ state: 'ended', outcome: 'refused' })
    expect(detail.timeline.find((entry) => entry.kind === 'voteClosed')?.result).toMatchObject({
      answered: 3,
      quorumMet: false,
      passed: false,
    })
  })

  it('should count the silent one in the base', async () => {
    const caseId = await toBallot()
    await vote(caseId, ['approve', 'approve', 'approve', 'approve', 'disapprove', 'disapprove', null])
    await close(caseId)
    const closed = (await view(office, accounts.handler, caseId)).timeline.find(
      (entry) => entry.kind === 'voteClosed',
    )
    expect(closed?.result).toMatchObject({ roll: 7, answered: 6, yes: 4, passed: true })
  })

  it('should let only the closer close', async () => {
    const caseId = await toBallot()
    const { openVotes } = await view(office, accounts.streetDirector, caseId)
    const member = await office.as('weiyuan1')
    const answer = await member.attempt('closeVote', {
      params: { caseId, elementId: openVotes[0]?.elementId ?? '' },
    })
    expect(answer).toMatchObject({ status: 403, problem: { code: 'process.notCloser' } })
  })

  it('should keep answers secret until the ballot closes, except one’s own', async () => {
    // given
    const caseId = await toBallot()
    await vote(caseId, ['approve', 'disapprove'])
    const answers = async (account: string): Promise<unknown[]> =>
      (await view(office, account, caseId)).timeline
        .filter((entry) => entry.kind === 'action' && entry.nodeId === 'Discussion')
        .map((entry) => entry.action)
    // then
    expect(await answers('jiedao-zhuren')).toEqual([null, 'disapprove'])
    expect(await answers('jiedao-shuji')).toEqual(['approve', null])
    expect(await answers(accounts.handler)).toEqual([null, null])
    expect((await view(office, accounts.handler, caseId)).openVotes).toMatchObject([
      { roll: 7, answered: 2, mayClose: false },
    ])
    // when
    await close(caseId)
    // then
    expect(await answers(accounts.handler)).toEqual(['approve', 'disapprove'])
  })

  it('should take a recused member out of the base', async () => {
    const caseId = await toBallot()
    const member = await office.as('weiyuan5')
    const { workItem } = await member.call('getCase', { params: { caseId } })
    await member.call('recuse', {
      params: { caseId, workItemId: workItem?.workItemId ?? '' },
      body: { reason: '收款人是亲属' },
    })
    // when
    const at = await vote(caseId, ['approve', 'approve', 'approve', 'approve', 'disapprove', 'disapprove'])
    // then
    expect(at).toEqual(['付款记账'])
  })
})

describe('returning', () => {
  it('should come straight back to who returned it, with the changed values in the record', async () => {
    // given
    const caseId = await start(office, accounts.handler, 800)
    await act(office, accounts.director, caseId)
    const street = await office.as(accounts.streetDirector)
    const seen = await street.call('getCase', { params: { caseId } })
    // when
    const returned = await street.call('returnWorkItem', {
      params: { caseId, workItemId: seen.workItem?.workItemId ?? '' },
      body: { seq: seen.seq, action: 'returnToApplicant', reason: '缺发票号码' },
    })
    // then
    expect(returned.currentNodes).toEqual(['填报'])
    const handler = await office.as(accounts.handler)
    const { items } = await handler.call('listWorkItems')
    const item = items.find((candidate) => candidate.caseId === caseId)
    expect(item).toMatchObject({ nodeName: '填报', returnedBy: '李文斌' })
    // when
    const again = await handler.call('completeWorkItem', {
      params: { caseId, workItemId: item?.workItemId ?? '' },
      body: { action: 'approve', values: { ...spending(790), payee: '光明五金商行' } },
    })
    // then
    expect(again.currentNodes).toEqual(['街道办主任审批'])
    const detail = await view(office, accounts.streetDirector, caseId)
    expect(detail.workItem?.nodeId).toBe('StreetReview')
    expect(detail.timeline.find((entry) => entry.kind === 'returned')).toMatchObject({
      personName: '李文斌',
      opinion: '缺发票号码',
      toNodeName: '填报',
    })
    const changes = detail.timeline.flatMap((entry) => entry.changes)
    expect(changes).toContainEqual({ label: '开支事由', from: '', to: '更换楼道灯' })
    expect(changes.filter(({ from }) => from !== '')).toEqual([
      { label: '开支明细 · 单价', from: '800.00 元', to: '790.00 元' },
      { label: '开支明细 · 金额', from: '800.00 元', to: '790.00 元' },
      { label: '合计金额', from: '800.00 元', to: '790.00 元' },
      { label: '收款人', from: '光明五金店', to: '光明五金商行' },
    ])
  })

  it('should ask for a reason', async () => {
    const caseId = await start(office, accounts.handler, 400)
    const director = await office.as(accounts.director)
    const { workItem } = await director.call('getCase', { params: { caseId } })
    const answer = await director.attempt('returnWorkItem', {
      params: { caseId, workItemId: workItem?.workItemId ?? '' },
      body: { action: 'returnToApplicant', reason: '  ' },
    })
    expect(answer).toMatchObject({ status: 422, problem: { code: 'process.reasonRequired' } })
  })
})
