import type { OverlayOperation } from '@banshi/schemas'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { saveDraft, t03Settings } from './expense.ts'
import { accounts, act, openOffice, publishAtDistrict, start, type Office } from './office.ts'

let office: Office
let template: string
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  template = await publishAtDistrict(office)
})
afterAll(() => office.stop())

const set = (key: string, value: number | boolean): OverlayOperation => ({ op: 'setParameter', key, value })

const adopt = async (account: string, unitName: string, operations: OverlayOperation[]) =>
  (await office.as(account)).attempt('adoptTemplate', {
    params: { businessTypeId: template },
    body: { unitId: await office.unit(unitName), operations },
  })

describe('the library', () => {
  it('should offer a template to the units below once it is listed', async () => {
    // given
    const donghu = await office.as(accounts.donghuAdmin)
    expect((await donghu.call('listTemplates')).templates).toEqual([])
    expect(await adopt(accounts.donghuAdmin, '东湖社区', [])).toMatchObject({ status: 404 })
    // when
    const district = await office.as(accounts.district)
    await district.call('setInLibrary', { params: { businessTypeId: template }, body: { listed: true } })
    // then
    const { templates } = await donghu.call('listTemplates')
    expect(templates).toMatchObject([
      { businessTypeId: template, version: 1, ownerUnit: { name: '南山区' }, adopters: [] },
    ])
    expect(templates[0]?.path).toEqual([
      '填报',
      '居委会主任审核',
      '街道办主任审批',
      '党工委集体讨论',
      '付款记账',
    ])
    const { definition } = await donghu.call('getTemplate', { params: { businessTypeId: template } })
    expect(definition.settings.name).toBe('居委会经费开支审批')
  })

  it.each<[string, OverlayOperation[], string]>([
    ['a locked parameter', [set('publishQuarterly', false)], 'template.locked'],
    ['a value outside its range', [set('selfLimit', 2000.01)], 'definition.parameterRange'],
    ['limits that cross', [set('selfLimit', 2000), set('collectiveLimit', 1500)], 'definition.parameterRule'],
    ['a parameter that is not there', [set('nothing', 1)], 'template.targetGone'],
  ])('should refuse %s and adopt nothing', async (_, operations, code) => {
    const answer = await adopt(accounts.donghuAdmin, '东湖社区', operations)
    expect(answer).toMatchObject({ ok: false, status: 422 })
    expect(answer.ok ? [] : answer.problem.problems?.map((problem) => problem.code)).toContain(code)
    const { businessTypes } = await (await office.as(accounts.donghuAdmin)).call('listBusinessTypes')
    expect(businessTypes).toEqual([])
  })

  it('should adopt for a unit one administers only', async () => {
    expect(await adopt(accounts.donghuAdmin, '翠园社区', [])).toMatchObject({ status: 404 })
  })

  it('should stand in for the district’s type in the adopting community alone', async () => {
    // when
    const adopted = await adopt(accounts.donghuAdmin, '东湖社区', [set('selfLimit', 1000)])
    // then
    expect(adopted).toMatchObject({
      ok: true,
      body: { summary: { version: 1, base: { businessTypeId: template, version: 1 } } },
    })
    expect(await adopt(accounts.donghuAdmin, '东湖社区', [])).toMatchObject({
      status: 409,
      problem: { code: 'cases.alreadyAdopted' },
    })
    const startable = async (account: string) =>
      (await (await office.as(account)).call('listStartable')).types.map((type) => type.businessTypeId)
    expect(await startable(accounts.donghuHandler)).toEqual([adopted.ok && adopted.body.summary.id])
    expect(await startable(accounts.handler)).toEqual([template])
    // then
    const donghu = await start(office, accounts.donghuHandler, 800)
    const cuiyuan = await start(office, accounts.handler, 800)
    expect(await act(office, accounts.donghuDirector, donghu)).toEqual(['付款记账'])
    expect(await act(office, accounts.director, cuiyuan)).toEqual(['街道办主任审批'])
  })

  it('should change only the overlay of an adopted type, and publish it as the next local version', async () => {
    // given
    const admin = await office.as(accounts.donghuAdmin)
    const id = (await admin.call('listBusinessTypes')).businessTypes[0]?.id ?? ''
    const { draft } = await admin.call('getBusinessType', { params: { businessTypeId: id } })
    expect(draft.settings.content.parameters.find(({ key }) => key === 'selfLimit')?.value).toBe(1000)
    const refused = await admin.attempt('saveDraftPart', {
      params: { businessTypeId: id, part: 'settings' },
      ifMatch: 1,
      body: { part: 'settings', content: t03Settings },
    })
    expect(refused).toMatchObject({ status: 409, problem: { code: 'cases.adoptedPart' } })
    // when
    const overlay = draft.overlay
    if (!overlay) throw new Error('Expected an overlay')
    const operations = [set('selfLimit', 1000), set('collectiveLimit', 5000)]
    await admin.call('saveDraftPart', {
      params: { businessTypeId: id, part: 'overlay' },
      ifMatch: overlay.revision,
      body: { part: 'overlay', content: { ...overlay.content, operations } },
    })
    const { version } = await admin.call('publishBusinessType', {
      params: { businessTypeId: id },
      body: { note: '' },
    })
    // then
    expect(version).toBe(2)
    const published = await admin.call('getVersion', { params: { businessTypeId: id, version: 2 } })
    expect(published).toMatchObject({
      base: { businessTypeId: template, version: 1 },
      origin: { 'parameter:selfLimit': 'overlay' },
    })
  })

  it('should upgrade to the newer base with the overlay kept', async () => {
    // given
    const district = await office.as(accounts.district)
    await saveDraft(district, template, { settings: { ...t03Settings, name: '社区经费开支审批' } })
    await district.call('publishBusinessType', {
      params: { businessTypeId: template },
      body: { note: '改名' },
    })
    const admin = await office.as(accounts.donghuAdmin)
    const id = (await admin.call('listBusinessTypes')).businessTypes[0]?.id ?? ''
    // when
    const preview = await admin.call('previewUpgrade', { params: { businessTypeId: id } })
    // then
    expect(preview).toMatchObject({ from: 1, to: 2, conflicts: [] })
    expect(preview.incoming.map(({ code }) => code)).toEqual(['template.typeRenamed'])
    expect(preview.kept.map(({ target }) => target)).toEqual([
      'parameter:selfLimit',
      'parameter:collectiveLimit',
    ])
    // when
    const { version } = await admin.call('upgrade', {
      params: { businessTypeId: id },
      body: { to: 2, choices: {} },
    })
    // then
    expect(version).toBe(3)
    const { summary, draft } = await admin.call('getBusinessType', { params: { businessTypeId: id } })
    expect(summary).toMatchObject({ name: '社区经费开支审批', version: 3, base: { version: 2, newest: 2 } })
    expect(draft.overlay?.content.operations).toEqual([set('selfLimit', 1000), set('collectiveLimit', 5000)])
    const caseId = await start(office, accounts.donghuHandler, 1000)
    expect(await act(office, accounts.donghuDirector, caseId)).toEqual(['付款记账'])
    const again = await admin.attempt('upgrade', {
      params: { businessTypeId: id },
      body: { to: 2, choices: {} },
    })
    expect(again).toMatchObject({ status: 409, problem: { code: 'cases.upToDate' } })
  })

  it('should ask which side holds where both changed the same thing', async () => {
    // given
    const district = await office.as(accounts.district)
    const parameters = t03Settings.parameters.map((one) =>
      one.key === 'selfLimit' ? { ...one, default: 800 } : one,
    )
    await saveDraft(district, template, { settings: { ...t03Settings, parameters } })
    await district.call('publishBusinessType', { params: { businessTypeId: template }, body: { note: '' } })
    const admin = await office.as(accounts.donghuAdmin)
    const id = (await admin.call('listBusinessTypes')).businessTypes[0]?.id ?? ''
    const params = { businessTypeId: id }
    // when
    const { conflicts } = await admin.call('previewUpgrade', { params })
    // then
    expect(conflicts).toMatchObject([{ target: 'parameter:selfLimit', mine: 1000, theirs: 800 }])
    expect(await admin.attempt('upgrade', { params, body: { to: 3, choices: {} } })).toMatchObject({
      status: 422,
      problem: { code: 'cases.conflictsOpen' },
    })
    await admin.call('upgrade', { params, body: { to: 3, choices: { 'parameter:selfLimit': 'mine' } } })
    const { draft } = await admin.call('getBusinessType', { params })
    expect(draft.settings.content.parameters.find(({ key }) => key === 'selfLimit')).toMatchObject({
      default: 800,
      value: 1000,
    })
  })
})
