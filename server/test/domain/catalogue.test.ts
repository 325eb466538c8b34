import { createHash } from 'node:crypto'
import { compileBpmn } from '@banshi/bpmn'
import type { Json } from '@banshi/schemas'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { publishType, saveDraft, t03Bpmn, t03Settings } from './expense.ts'
import { accounts, act, openOffice, start, view, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
})
afterAll(() => office.stop())

async function draftAt(unitName: string, account: string): Promise<string> {
  const admin = await office.as(account)
  const body = { unitId: await office.unit(unitName), name: '试写', category: '财务' }
  return (await admin.call('createBusinessType', { body })).summary.id
}

/** A part sent as it is, past the types. */
async function put(
  businessTypeId: string,
  part: string,
  text: string,
): Promise<{ status: number; body: { code: string; title: string; errors?: { path: string }[] } }> {
  const admin = await office.as(accounts.district)
  const response = await admin.fetch(`/api/v1/business-types/${businessTypeId}/draft/${part}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': '1' },
    body: text,
  })
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return { status: response.status, body: await response.json() }
}

describe('drafts', () => {
  it('should save an incomplete draft and list what is missing by element', async () => {
    // given
    const admin = await office.as(accounts.district)
    const businessTypeId = await draftAt('南山区', accounts.district)
    // when
    const { problems } = await admin.call('listProblems', { params: { businessTypeId } })
    // then
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['definition.numberCodeMissing', 'definition.formEmpty']),
    )
    const refused = await admin.attempt('publishBusinessType', {
      params: { businessTypeId },
      body: { note: '' },
    })
    expect(refused).toMatchObject({ ok: false, status: 422, problem: { code: 'cases.publishRefused' } })
    expect(refused.ok || refused.problem.problems?.every(({ title }) => title !== '')).toBe(true)
    expect((await admin.call('listVersions', { params: { businessTypeId } })).versions).toEqual([])
  })

  it('should answer 409 naming who and when to a revision that was overtaken', async () => {
    // given
    const businessTypeId = await draftAt('翠园社区', accounts.cuiyuanAdmin)
    const [one, other] = [await office.as(accounts.cuiyuanAdmin), await office.as(accounts.streetAdmin)]
    const save = (admin: typeof one, name: string, ifMatch: number) =>
      admin.attempt('saveDraftPart', {
        params: { businessTypeId, part: 'settings' },
        ifMatch,
        body: { part: 'settings', content: { ...t03Settings, name } },
      })
    // when
    const first = await save(one, '甲', 1)
    const second = await save(other, '乙', 1)
    // then
    expect(first).toMatchObject({ ok: true, body: { revision: 2, updatedBy: '谢婷' } })
    expect(second).toMatchObject({
      ok: false,
      status: 409,
      problem: { code: 'server.conflict', params: { name: '谢婷', revision: 2 } },
    })
    const { draft } = await one.call('getBusinessType', { params: { businessTypeId } })
    expect(draft.settings.content.name).toBe('甲')
  })

  it.each([
    [
      'an unknown component',
      '{"type":"object","properties":{"a":{"type":"string","x-component":"Iframe","x-id":"a","title":"a"}}}',
      'server.invalidRequest',
    ],
    ['200 levels of nesting', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`, 'server.json_tooDeep'],
    [
      'a key that reaches the prototype',
      '{"type":"object","properties":{"__proto__":{}}}',
      'server.json_forbiddenKey',
    ],
  ])('should refuse %s', async (_, content, code) => {
    const businessTypeId = await draftAt('南山区', accounts.district)
    const { status, body } = await put(businessTypeId, 'form', `{"part":"form","content":${content}}`)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(body.code).toBe(code)
    expect(body.title).not.toBe(body.code)
  })

  it('should answer a foreign type exactly like a missing one', async () => {
    // given
    const foreign = await draftAt('东湖社区', accounts.donghuAdmin)
    const admin = await office.as(accounts.cuiyuanAdmin)
    const answers = await Promise.all(
      [foreign, '01a00000-0000-7000-8000-000000000000'].map(async (businessTypeId) => {
        const params = { businessTypeId }
        const all = [
          await admin.attempt('getBusinessType', { params }),
          await admin.attempt('listProblems', { params }),
          await admin.attempt('publishBusinessType', { params, body: { note: '' } }),
          await admin.attempt('listVersions', { params }),
          await admin.attempt('setInLibrary', { params, body: { listed: true } }),
          await admin.attempt('upgrade', { params, body: { to: 2, choices: {} } }),
        ]
        return all.map((answer) =>
          answer.ok ? answer : { ...answer, problem: { ...answer.problem, requestId: '' } },
        )
      }),
    )
    // then
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]?.every((answer) => answer.status === 404)).toBe(true)
    const { businessTypes } = await admin.call('listBusinessTypes')
    expect(businessTypes.map(({ id }) => id)).not.toContain(foreign)
  })
})

describe('versions', () => {
  it('should compile the drawing itself and freeze the whole document under its hash', async () => {
    // given
    const admin = await office.as(accounts.cuiyuanAdmin)
    const businessTypeId = await publishType(admin, await office.unit('翠园社区'))
    // when
    const published = await admin.call('getVersion', { params: { businessTypeId, version: 1 } })
    // then
    expect(published.process.definition).toEqual((await compileBpmn(t03Bpmn)).definition)
    expect(published.process.sourceHash).toBe(createHash('sha256').update(t03Bpmn).digest('hex'))
    expect(Object.keys((published.form.properties['basics'] as { properties: object }).properties)).toEqual([
      'purpose',
      'fundSource',
    ])
    const { summary } = await admin.call('getBusinessType', { params: { businessTypeId } })
    expect(summary).toMatchObject({ version: 1, name: '居委会经费开支审批', draftChanged: false })
  })

  it('should keep running cases on their version and start new ones on the new', async () => {
    // given
    const admin = await office.as(accounts.donghuAdmin)
    const businessTypeId = await publishType(admin, await office.unit('东湖社区'))
    const old = await start(office, accounts.donghuHandler, 800)
    // when
    const parameters = t03Settings.parameters.map((one) =>
      one.key === 'selfLimit' ? { ...one, default: 1000 } : one,
    )
    await saveDraft(admin, businessTypeId, { settings: { ...t03Settings, parameters } })
    await admin.call('publishBusinessType', { params: { businessTypeId }, body: { note: '限额提高到一千' } })
    const fresh = await start(office, accounts.donghuHandler, 800)
    // then
    expect(await act(office, accounts.donghuDirector, old)).toEqual(['街道办主任审批'])
    expect(await act(office, accounts.donghuDirector, fresh)).toEqual(['付款记账'])
    expect((await view(office, accounts.donghuHandler, old)).businessType.version).toBe(1)
    expect((await view(office, accounts.donghuHandler, fresh)).businessType.version).toBe(2)
    const { versions } = await admin.call('listVersions', { params: { businessTypeId } })
    expect(versions).toMatchObject([
      { version: 2, note: '限额提高到一千', publishedBy: '宋佳', runningCases: 1 },
      { version: 1, runningCases: 1 },
    ])
  })

  it('should refuse to start on a version that was overtaken, naming the new one', async () => {
    const handler = await office.as(accounts.donghuHandler)
    const { types } = await handler.call('listStartable')
    const type = types[0]
    if (!type) throw new Error('Expected a startable type')
    const body = {
      businessTypeId: type.businessTypeId,
      version: 1,
      unitId: type.unit.id,
      values: {} as Record<string, Json>,
    }
    const answer = await handler.attempt('startCase', { body })
    expect(answer).toMatchObject({
      ok: false,
      status: 409,
      problem: { code: 'cases.versionChanged', params: { version: 2 } },
    })
  })
})
