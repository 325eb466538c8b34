import type { FileReference } from '@banshi/schemas'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { LiveMessage } from '@banshi/schemas/api'
import { spending } from './expense.ts'
import { accounts, act, openOffice, publishAtDistrict, start, view, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  await publishAtDistrict(office)
})
afterAll(() => office.stop())

async function upload(account: string, name: string): Promise<FileReference> {
  const person = await office.as(account)
  const response = await person.fetch(`/api/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: Buffer.from('%PDF-1.4 发票'),
    headers: { 'content-type': 'application/octet-stream' },
  })
  expect(response.status).toBe(200)
  return (await response.json()) as FileReference
}

const download = async (account: string, fileId: string): Promise<number> =>
  (await (await office.as(account)).fetch(`/api/v1/files/${fileId}`)).status

describe('attachments of a case', () => {
  it('should be read by who sees the case, and by nobody else', async () => {
    // given
    const file = await upload(accounts.handler, '发票.pdf')
    expect(await download(accounts.director, file.fileId)).toBe(404)
    // when
    await start(office, accounts.handler, 400, { attachment: [file as never] })
    // then
    expect(await download(accounts.handler, file.fileId)).toBe(200)
    expect(await download(accounts.director, file.fileId)).toBe(200)
    expect(await download(accounts.donghuDirector, file.fileId)).toBe(404)
  })

  it('should be one’s own uploads, not another’s or invented ones', async () => {
    const handler = await office.as(accounts.handler)
    const type = (await handler.call('listStartable')).types[0]
    if (!type) throw new Error('Expected a startable type')
    const foreign = await upload(accounts.donghuHandler, '别人的.pdf')
    for (const file of [foreign, { ...foreign, fileId: '01a00000-0000-7000-8000-000000000000' }]) {
      const body = {
        businessTypeId: type.businessTypeId,
        version: type.version,
        unitId: type.unit.id,
        values: spending(1, { attachment: [file as never] }),
      }
      expect(await handler.attempt('startCase', { body })).toMatchObject({
        status: 422,
        problem: { errors: [{ path: 'attachment', code: 'cases.fileUnknown' }] },
      })
    }
  })
})

describe('hints', () => {
  it('should reach everybody whose worklist or case changed, after the act', async () => {
    // given
    const { hub, db } = office.services
    const tenantId = (await db.tenants())[0]?.id ?? ''
    const heard: [string, LiveMessage['type']][] = []
    const people = await Promise.all(
      [accounts.handler, accounts.director, accounts.cashier, accounts.donghuDirector].map(
        async (account) => {
          const { person } = await (await office.as(account)).call('getMe')
          return hub.subscribe(tenantId, person.id, (message) => heard.push([account, message.type]))
        },
      ),
    )
    const caseId = await start(office, accounts.handler, 300)
    heard.length = 0
    // when
    await act(office, accounts.director, caseId)
    // then
    expect(heard).toEqual(
      expect.arrayContaining([
        [accounts.director, 'worklistChanged'],
        [accounts.cashier, 'worklistChanged'],
        [accounts.handler, 'caseChanged'],
      ]),
    )
    expect(heard.map(([account]) => account)).not.toContain(accounts.donghuDirector)
    for (const unsubscribe of people) unsubscribe()
  })
})

describe('seeing cases', () => {
  it('should list for everybody exactly the cases that open for them', async () => {
    // given
    const cases = [
      await start(office, accounts.handler, 400),
      await start(office, accounts.otherHandler, 3000),
      await start(office, accounts.donghuHandler, 800),
    ]
    await act(office, accounts.director, cases[1] ?? '')
    await act(office, accounts.streetDirector, cases[1] ?? '')
    await act(office, 'weiyuan1', cases[1] ?? '')
    // then
    for (const account of [
      ...Object.values(accounts),
      'weiyuan1',
      'weiyuan2',
      'jiedao-kuaiji',
      'cuiyuan-zhengming',
    ]) {
      const person = await office.as(account)
      const listed = (await person.call('listCases', { query: {} })).cases.map((one) => one.caseId)
      for (const caseId of cases) {
        const opens = (await person.attempt('getCase', { params: { caseId } })).ok
        expect({ account, caseId, listed: listed.includes(caseId) }).toEqual({
          account,
          caseId,
          listed: opens,
        })
      }
    }
  })

  it('should page through a worklist without losing or repeating anything', async () => {
    const director = await office.as(accounts.director)
    const all = (await director.call('listWorkItems', { query: { limit: 100 } })).items.map(
      (item) => item.caseId,
    )
    const paged: string[] = []
    for (let cursor: string | undefined; ;) {
      const page = await director.call('listWorkItems', { query: { limit: 1, ...(cursor && { cursor }) } })
      paged.push(...page.items.map((item) => item.caseId))
      if (!page.nextCursor) break
      cursor = page.nextCursor
    }
    expect(paged).toEqual(all)
    expect(
      await director.attempt('listWorkItems', { query: { cursor: "';DROP TABLE work_item" } }),
    ).toMatchObject({ status: 400 })
    const found = await director.call('listWorkItems', { query: { search: '%' } })
    expect(found.items).toEqual([])
    expect((await view(office, accounts.director, all[0] ?? '')).caseNo).toMatch(/^CY-T03-202603-\d{4}$/)
  })
})
