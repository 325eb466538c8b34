import type { FormDefinition } from '@banshi/schemas'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fill, straight } from './drawing.ts'
import { publishType, spending, t03Settings } from './expense.ts'
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

async function dutyOf(account: string, caseId: string) {
  const detail = await view(office, account, caseId)
  const params = { caseId, workItemId: detail.workItem?.workItemId ?? '' }
  return { person: await office.as(account), detail, params }
}

describe('fields', () => {
  it('should refuse a field that the step may not write, naming it, and change nothing', async () => {
    // given
    const caseId = await start(office, accounts.handler, 400)
    const { person, params, detail } = await dutyOf(accounts.director, caseId)
    // when
    const answer = await person.attempt('completeWorkItem', {
      params,
      body: { action: 'approve', values: { payee: '别人' } },
    })
    // then
    expect(answer).toMatchObject({ ok: false, status: 422, problem: { errors: [{ path: 'payee' }] } })
    const after = await view(office, accounts.director, caseId)
    expect(after.seq).toBe(detail.seq)
    expect(after.form.values).toEqual(detail.form.values)
  })

  it('should refuse a computed total that is not the sum, and unknown fields', async () => {
    const handler = await office.as(accounts.handler)
    const type = (await handler.call('listStartable')).types[0]
    if (!type) throw new Error('Expected a startable type')
    const body = { businessTypeId: type.businessTypeId, version: type.version, unitId: type.unit.id }
    const wrong = await handler.attempt('startCase', {
      body: { ...body, values: spending(400, { total: 1 }) },
    })
    const unknown = await handler.attempt('startCase', {
      body: { ...body, values: spending(400, { state: 'ended' }) },
    })
    const missing = await handler.attempt('startCase', { body: { ...body, values: { purpose: '灯' } } })
    expect(wrong).toMatchObject({ status: 422, problem: { errors: [{ path: 'total' }] } })
    expect(unknown).toMatchObject({ status: 422, problem: { errors: [{ path: 'state' }] } })
    expect(missing.ok ? [] : missing.problem.errors?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['fundSource', 'lines', 'payee']),
    )
  })

  it('should never send a field that is hidden at the reader’s step', async () => {
    // given
    const form: FormDefinition = {
      type: 'object',
      properties: {
        subject: {
          type: 'string',
          'x-component': 'Text',
          'x-id': 'f_subject',
          title: '事项',
          required: true,
        },
        secret: { type: 'string', 'x-component': 'Text', 'x-id': 'f_secret', title: '内部意见' },
      },
    }
    const review = { kind: 'post' as const, postCode: 'committeeDirector', unit: { kind: 'own' as const } }
    const bpmn = straight([
      fill,
      { id: 'Review', name: '审核', settings: { assignment: review, permissions: { f_secret: 'hidden' } } },
      { id: 'Pay', name: '付款', settings: { assignment: { ...review, postCode: 'cashier' } } },
    ])
    const settings = {
      ...t03Settings,
      name: '保密事项',
      numberCode: 'SEC',
      title: 'subject',
      listColumns: ['subject', 'secret'],
      parameterRules: [],
    }
    const admin = await office.as(accounts.cuiyuanAdmin)
    const businessTypeId = await publishType(admin, await office.unit('翠园社区'), { settings, form, bpmn })
    const handler = await office.as(accounts.handler)
    const unitId = await office.unit('翠园社区')
    const values = { subject: '走访', secret: '甲说乙的不是' }
    const { caseId } = await handler.call('startCase', {
      body: { businessTypeId, version: 1, unitId, values },
    })
    // when
    const director = await office.as(accounts.director)
    const pages = [
      await director.call('getCase', { params: { caseId } }),
      await director.call('listWorkItems', { query: {} }),
      await director.call('listCases', { query: {} }),
    ]
    await act(office, accounts.director, caseId)
    pages.push(await director.call('getCase', { params: { caseId } }))
    // then
    expect(JSON.stringify(pages)).not.toContain('甲说乙的不是')
    expect(JSON.stringify(pages)).not.toContain('f_secret"')
    expect(JSON.stringify(await view(office, accounts.cashier, caseId))).toContain('甲说乙的不是')
  })
})

describe('pools and drafts', () => {
  it('should let one of several claim, hide it from the others, and give it back', async () => {
    // given
    const bpmn = straight([
      fill,
      {
        id: 'Check',
        name: '核对',
        settings: { assignment: { kind: 'post', postCode: 'handler', unit: { kind: 'own' } } },
      },
    ])
    const settings = { ...t03Settings, name: '核对事项', numberCode: 'CHK' }
    const admin = await office.as(accounts.cuiyuanAdmin)
    const unitId = await office.unit('翠园社区')
    const businessTypeId = await publishType(admin, unitId, { settings, bpmn })
    const one = await office.as(accounts.handler)
    const { caseId } = await one.call('startCase', {
      body: { businessTypeId, version: 1, unitId, values: spending(10) },
    })
    const poolOf = async (account: string) =>
      (await (await office.as(account)).call('listWorkItems', { query: {} })).items.filter(
        (item) => item.caseId === caseId,
      )
    const [item] = await poolOf(accounts.otherHandler)
    expect(item).toMatchObject({ kind: 'pool', nodeName: '核对' })
    const params = { caseId, workItemId: item?.workItemId ?? '' }
    // when
    await (await office.as(accounts.otherHandler)).call('claimWorkItem', { params })
    // then
    expect(await poolOf(accounts.otherHandler)).toMatchObject([{ kind: 'assigned' }])
    expect(await poolOf(accounts.handler)).toEqual([])
    expect(await one.attempt('claimWorkItem', { params })).toMatchObject({ status: 403 })
    // when
    await (await office.as(accounts.otherHandler)).call('unclaimWorkItem', { params })
    // then
    expect(await poolOf(accounts.handler)).toMatchObject([{ kind: 'pool' }])
  })

  it('should keep unfinished values for who wrote them, and drop them with the step', async () => {
    // given
    const caseId = await start(office, accounts.handler, 400)
    const { person, params } = await dutyOf(accounts.director, caseId)
    const scope = `work.${caseId}.${params.workItemId}`
    // when
    await person.call('saveFormDraft', { params: { scope }, body: { values: { payMethod: '现金' } } })
    // then
    expect((await view(office, accounts.director, caseId)).workItem?.draft).toEqual({ payMethod: '现金' })
    const stored = await owner.query<{ form_values: object }>(
      'SELECT form_values FROM form_draft WHERE scope_key = $1',
      [scope],
    )
    expect(stored.rows[0]?.form_values).toEqual({})
    await act(office, accounts.director, caseId)
    expect((await owner.query('SELECT 1 FROM form_draft WHERE scope_key = $1', [scope])).rowCount).toBe(0)
    expect(
      await person.attempt('saveFormDraft', { params: { scope: 'elsewhere' }, body: { values: {} } }),
    ).toMatchObject({ status: 400 })
  })
})
