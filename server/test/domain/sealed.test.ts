import type { FormDefinition } from '@banshi/schemas'
import { Client, escapeIdentifier } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fill, straight } from './drawing.ts'
import { publishType, t03Settings } from './expense.ts'
import { accounts, act, openOffice, view, type Office } from './office.ts'

const idNumber = '330106198001011234'
const form: FormDefinition = {
  type: 'object',
  properties: {
    subject: { type: 'string', 'x-component': 'Text', 'x-id': 'f_subject', title: '事项', required: true },
    idNumber: {
      type: 'string',
      'x-component': 'Text',
      'x-id': 'f_id',
      title: '身份证号',
      required: true,
      'x-sensitivity': 'C3',
    },
  },
}
const settings = {
  ...t03Settings,
  name: '困难补助',
  numberCode: 'AID',
  title: 'subject + " " + idNumber',
  listColumns: ['subject', 'idNumber'],
  parameterRules: [],
}
const bpmn = straight([
  fill,
  {
    id: 'Review',
    name: '审核',
    settings: {
      assignment: { kind: 'post', postCode: 'committeeDirector', unit: { kind: 'own' } },
      permissions: { f_id: 'masked' },
    },
  },
  {
    id: 'Pay',
    name: '发放',
    settings: { assignment: { kind: 'post', postCode: 'cashier', unit: { kind: 'own' } } },
  },
])

let office: Office
let owner: Client
let caseId: string
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  const unitId = await office.unit('翠园社区')
  const businessTypeId = await publishType(await office.as(accounts.cuiyuanAdmin), unitId, {
    settings,
    form,
    bpmn,
  })
  const body = { businessTypeId, version: 1, unitId, values: { subject: '春节补助', idNumber } }
  caseId = (await (await office.as(accounts.handler)).call('startCase', { body })).caseId
  owner = new Client({ connectionString: office.url('owner') })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await office.stop()
})

/** Every row of every table as text. */
async function dump(): Promise<string> {
  const tables = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
  )
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const rows = await owner.query<{ text: string }>(
      `SELECT t::text AS text FROM ${escapeIdentifier(name)} t`,
    )
    texts.push(...rows.rows.map((row) => row.text))
  }
  return texts.join('\n')
}

describe('personal values (class C3)', () => {
  it('should stand in no column of any table', async () => {
    const everything = await dump()
    expect(everything).toContain('春节补助')
    expect(everything).not.toContain(idNumber)
    expect(everything).not.toContain(Buffer.from(idNumber).toString('hex'))
  })

  it('should be shown as the step allows: masked here, in full there', async () => {
    const atReview = JSON.stringify(await view(office, accounts.director, caseId))
    expect(atReview).not.toContain(idNumber)
    await act(office, accounts.director, caseId)
    expect((await view(office, accounts.cashier, caseId)).form.values['idNumber']).toBe(idNumber)
    expect(
      JSON.stringify(await (await office.as(accounts.cashier)).call('listWorkItems', { query: {} })),
    ).not.toContain(idNumber)
    expect(JSON.stringify(await view(office, accounts.cuiyuanAdmin, caseId))).not.toContain(idNumber)
  })

  it('should be gone when the key is deleted, with the chain still intact', async () => {
    // given
    const handler = await office.as(accounts.handler)
    expect(await handler.call('verifyCase', { params: { caseId } })).toMatchObject({
      chainIntact: true,
      stateEqualsFold: true,
    })
    // when
    await owner.query('DELETE FROM case_key WHERE case_id = $1', [caseId])
    // then
    expect(await handler.call('verifyCase', { params: { caseId } })).toMatchObject({
      chainIntact: true,
      firstBadSeq: null,
    })
    expect(JSON.stringify(await handler.call('getCase', { params: { caseId } }))).not.toContain(idNumber)
  })

  it('should find the first event that somebody touched', async () => {
    // given
    const handler = await office.as(accounts.handler)
    await owner.query(
      `UPDATE case_event SET body = replace(body, '窗口', '网上') WHERE case_id = $1 AND seq = 1`,
      [caseId],
    )
    // then
    expect(await handler.call('verifyCase', { params: { caseId } })).toMatchObject({
      chainIntact: false,
      firstBadSeq: 1,
    })
    await owner.query(
      `UPDATE case_event SET body = replace(body, '网上', '窗口') WHERE case_id = $1 AND seq = 1`,
      [caseId],
    )
    await owner.query(
      'DELETE FROM case_event WHERE case_id = $1 AND seq = (SELECT max(seq) FROM case_event WHERE case_id = $1)',
      [caseId],
    )
    const cut = await handler.call('verifyCase', { params: { caseId } })
    expect(cut.chainIntact).toBe(false)
    expect(cut.firstBadSeq).toBe(cut.events + 1)
  })
})
