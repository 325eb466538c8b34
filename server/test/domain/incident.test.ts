import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { fill, straight } from './drawing.ts'
import { publishType, spending, t03Settings } from './expense.ts'
import { accounts, openOffice, view, type Office } from './office.ts'

let office: Office
let caseId: string
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  const bpmn = straight([
    fill,
    {
      id: 'Witness',
      name: '证明',
      settings: { assignment: { kind: 'post', postCode: 'witness', unit: { kind: 'own' } } },
    },
  ])
  const unitId = await office.unit('翠园社区')
  const admin = await office.as(accounts.cuiyuanAdmin)
  const businessTypeId = await publishType(admin, unitId, {
    settings: { ...t03Settings, name: '证明事项', numberCode: 'WIT' },
    bpmn,
  })
  await vacate('2026-03-01')
  const body = { businessTypeId, version: 1, unitId, values: spending(5) }
  caseId = (await (await office.as(accounts.handler)).call('startCase', { body })).caseId
})
afterAll(() => office.stop())

/** Ends (or, with null, restores) every holding of the witness's post. */
async function vacate(to: string | null): Promise<void> {
  const owner = new Client({ connectionString: office.url('owner') })
  await owner.connect()
  await owner.query(
    `UPDATE holding SET to_date = $1 WHERE post_id IN (SELECT id FROM post WHERE code = 'witness')`,
    [to],
  )
  await owner.query('UPDATE tenant SET organisation_revision = organisation_revision + 1')
  await owner.end()
}

describe('a step that nobody can do', () => {
  it('should stop the case where an administrator sees it, and go on once mended', async () => {
    // given
    const seen = await view(office, accounts.cuiyuanAdmin, caseId)
    expect(seen.incidents).toMatchObject([{ nodeName: '证明', mayResolve: true }])
    expect(seen.incidents[0]?.text).toContain('证明')
    expect(seen.diagram.incidents).toEqual(['Witness'])
    const incidentId = seen.incidents[0]?.id ?? ''
    const handler = await office.as(accounts.handler)
    expect((await view(office, accounts.handler, caseId)).incidents).toMatchObject([{ mayResolve: false }])
    expect(await handler.attempt('resolveIncident', { params: { caseId, incidentId } })).toMatchObject({
      status: 403,
    })
    // when
    await vacate(null)
    const admin = await office.as(accounts.cuiyuanAdmin)
    const acted = await admin.call('resolveIncident', { params: { caseId, incidentId } })
    // then
    expect(acted.currentNodes).toEqual(['证明'])
    expect((await view(office, 'cuiyuan-zhengming', caseId)).workItem?.nodeId).toBe('Witness')
    expect((await view(office, accounts.cuiyuanAdmin, caseId)).incidents).toEqual([])
  })
})
