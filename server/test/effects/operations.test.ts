import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { accounts, act, openOffice, type Office } from '../domain/office.ts'
import { drawn, end, fillTask, flows, open, publishDrawing, settings, standsAt, task } from './model.ts'
import { waitingFor } from './places.ts'
import { settled } from './settle.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
})
afterAll(() => office.stop())

describe('work that was given up', () => {
  it('should be seen by who looks after the unit, and be done when it is tried again', async () => {
    // given
    const timer =
      '<bpmn:timerEventDefinition><bpmn:timeDuration>PT10M</bpmn:timeDuration></bpmn:timerEventDefinition>'
    const type = await publishDrawing(office, waitingFor('catch', timer))
    const caseId = await open(office, type)
    const owner = new Client({ connectionString: office.url('owner') })
    await owner.connect()
    await owner.query(
      `UPDATE job SET status = 'dead', attempts = 8, last_error = 'Error' WHERE case_id = $1`,
      [caseId],
    )
    await owner.end()
    const admin = await office.as(accounts.cuiyuanAdmin)
    const { failures } = await admin.call('listFailures')
    expect(failures).toMatchObject([
      { businessTypeName: type.name, case: { caseId }, unit: { name: '翠园社区' } },
    ])
    expect(failures[0]?.text).toContain('到期处理')
    for (const account of [accounts.handler, accounts.donghuAdmin])
      expect((await (await office.as(account)).call('listFailures')).failures).toEqual([])
    const params = { failureId: failures[0]?.failureId ?? '' }
    const other = await office.as(accounts.donghuAdmin)
    expect(await other.attempt('retryFailure', { params })).toMatchObject({ status: 404 })
    expect(await standsAt(office, caseId)).toEqual(['Event'])
    // when
    await admin.call('retryFailure', { params })
    // then
    await settled(office, caseId, ['After'])
    expect((await admin.call('listFailures')).failures).toEqual([])
  })
})

describe('an ad-hoc sub-process that leaves the choice to people', () => {
  it('should begin what somebody of the case chooses', async () => {
    // given
    const body = `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:adHocSubProcess id="AdHoc" name="协商" ordering="Parallel">${settings({ start: 'manual' })}${task('Ask', '征求意见')}${task('Visit', '上门')}<bpmn:completionCondition xsi:type="bpmn:tFormalExpression">v.Visit != null</bpmn:completionCondition></bpmn:adHocSubProcess>${task('After', '之后')}${end()}${flows('Start>Fill', 'Fill>AdHoc', 'AdHoc>After', 'After>End')}`
    const caseId = await open(office, await publishDrawing(office, drawn(body)))
    expect(await standsAt(office, caseId)).toEqual(['AdHoc'])
    const owner = new Client({ connectionString: office.url('owner') })
    await owner.connect()
    const { rows } = await owner.query<{ id: string }>(
      `SELECT e.key AS id FROM "case", json_each(process_state->'elements') AS e WHERE "case".id = $1`,
      [caseId],
    )
    await owner.end()
    const params = { caseId, elementId: rows[0]?.id ?? '' }
    // when
    const outsider = await office.as(accounts.otherHandler)
    const choose = { params, body: { nodeId: 'Visit' } }
    expect((await outsider.attempt('startActivity', choose)).ok).toBe(false)
    const handler = await office.as(accounts.handler)
    expect(await handler.attempt('startActivity', { params, body: { nodeId: 'After' } })).toMatchObject({
      status: 409,
    })
    const acted = await handler.call('startActivity', choose)
    // then
    expect(acted.currentNodes).toEqual(['上门'])
    expect(await act(office, accounts.director, caseId)).toEqual(['之后'])
  })
})
