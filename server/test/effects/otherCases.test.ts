import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../../src/testing/index.ts'
import { accounts, act, openOffice, view, type Office } from '../domain/office.ts'
import {
  casesOf,
  drawn,
  end,
  fillTask,
  flows,
  open,
  publishDrawing,
  settings,
  standsAt,
  task,
  type Published,
} from './model.ts'
import { eventually, settled, stopped } from './settle.ts'

let office: Office
let second: TestServer
beforeAll(async () => {
  office = await openOffice(inject('cluster'))
  second = await startTestServer({ cluster: inject('cluster'), database: office.database })
})
afterAll(async () => {
  await second.stop()
  await office.stop()
})

/** 填报 by the starter, then 核对. */
const child = (): string =>
  drawn(
    `<bpmn:startEvent id="Start"/>${fillTask}${task('Check', '核对')}${end()}${flows('Start>Fill', 'Fill>Check', 'Check>End')}`,
  )
const starting = (businessTypeKey: string, waitForEnd: boolean): string => {
  const values = { purpose: '"更换水管"', payee: 'payee', nothing: '1' }
  const service = {
    connector: { type: 'startCase', businessTypeKey, values, waitForEnd },
    resultName: 'opened',
  }
  return drawn(
    `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:serviceTask id="Open" name="另发起一件">${settings(service)}</bpmn:serviceTask>
    <bpmn:exclusiveGateway id="Which" default="F_Which_Other_0"/>${task('After', '之后')}${task('Other', '其他')}${end()}${end('End2')}${flows(
      ...['Which>Other', 'Start>Fill', 'Fill>Open', 'Open>Which', 'Which>After?v.opened.outcome = "granted"'],
      ...['After>End', 'Other>End2'],
    )}`,
  )
}

describe('opening another case', () => {
  let childType: Published
  beforeAll(async () => {
    childType = await publishDrawing(office, child())
  })

  it('should open it once with what it was given, for the same starter, and wait for its end', async () => {
    // given
    const type = await publishDrawing(office, starting(childType.key, true))
    // when
    const caseId = await open(office, type)
    await eventually(async () => expect(await casesOf(office, childType)).toHaveLength(1))
    const [childId = ''] = await casesOf(office, childType)
    // then
    const opened = await view(office, accounts.handler, childId)
    expect(opened).toMatchObject({
      channel: '系统',
      form: { values: { purpose: '更换水管', payee: '光明五金店' } },
    })
    expect(opened.workItem?.nodeId).toBe('Fill')
    expect(opened.timeline[0]).toMatchObject({ kind: 'started', personName: null })
    expect(await standsAt(office, caseId)).toEqual(['Open'])
    // when
    const handler = await office.as(accounts.handler)
    await handler.call('completeWorkItem', {
      params: { caseId: childId, workItemId: opened.workItem?.workItemId ?? '' },
      body: {
        action: 'approve',
        values: {
          fundSource: '办公经费',
          lines: [{ $row: 'r1', itemName: '水管', qty: 1, unitPrice: 20 }],
          preApproved: '事后报销',
        },
      },
    })
    await act(office, accounts.director, childId)
    // then
    await settled(office, caseId, ['After'])
    expect(await casesOf(office, childType)).toHaveLength(1)
  })

  it('should go on at once when it need not wait', async () => {
    const type = await publishDrawing(office, starting(childType.key, false))
    const before = (await casesOf(office, childType)).length
    const caseId = await open(office, type)
    await settled(office, caseId, ['Other'])
    expect(await casesOf(office, childType)).toHaveLength(before + 1)
  })

  it('should stop where somebody sees it when there is no such business type', async () => {
    const caseId = await open(office, await publishDrawing(office, starting('nothing_like_it', true)))
    const incident = await stopped(office, caseId)
    expect(incident).toMatchObject({ nodeName: '另发起一件', request: 'caseEnd' })
    expect(incident.text).toContain('nothing_like_it')
  })

  it('should answer a parent whose child ended while no server worked', async () => {
    // given
    const quick = await publishDrawing(
      office,
      drawn(`<bpmn:startEvent id="Start"/>${fillTask}${end()}${flows('Start>Fill', 'Fill>End')}`),
    )
    const type = await publishDrawing(office, starting(quick.key, true))
    const caseId = await open(office, type)
    await eventually(async () => expect(await casesOf(office, quick)).toHaveLength(1))
    const [childId = ''] = await casesOf(office, quick)
    await Promise.all([office.services.jobs.drain(5_000), second.services.jobs.drain(5_000)])
    const { workItem } = await view(office, accounts.handler, childId)
    await (
      await office.as(accounts.handler)
    ).call('completeWorkItem', {
      params: { caseId: childId, workItemId: workItem?.workItemId ?? '' },
      body: {
        action: 'approve',
        values: {
          fundSource: '办公经费',
          lines: [{ $row: 'r1', itemName: '水管', qty: 1, unitPrice: 20 }],
          preApproved: '事后报销',
        },
      },
    })
    expect(await standsAt(office, caseId)).toEqual(['Open'])
    // when
    office.services.jobs.start()
    second.services.jobs.start()
    // then
    await settled(office, caseId, ['After'])
  })
})

describe('a call of another business type', () => {
  const called = (name: string): string =>
    drawn(
      `<bpmn:startEvent id="CStart"/>${fillTask.replace('"Fill"', '"CFill"')}${task('CCheck', name)}${end('CEnd')}${flows('CStart>CFill', 'CFill>CCheck', 'CCheck>CEnd')}`,
    )
  const calling = (key: string, version?: number): string =>
    drawn(
      `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:callActivity id="Call" name="调用" calledElement="${key}">${version === undefined ? '' : settings({ version })}</bpmn:callActivity>${task('After', '之后')}${end()}${flows(
        ...['Start>Fill', 'Fill>Call', 'Call>After', 'After>End'],
      )}`,
    )

  it('should run inside the case, pinned to the version that was called, with its own steps and names', async () => {
    // given
    const calledType = await publishDrawing(office, called('旧的核对'))
    const type = await publishDrawing(office, calling(calledType.key))
    const caseId = await open(office, type)
    const seen = await view(office, accounts.handler, caseId)
    expect(seen.workItem).toMatchObject({ nodeId: 'CFill', nodeName: '填报' })
    // when a newer version is published meanwhile
    const admin = await office.as(accounts.cuiyuanAdmin)
    const { draft } = await admin.call('getBusinessType', { params: { businessTypeId: calledType.id } })
    await admin.call('saveDraftPart', {
      params: { businessTypeId: calledType.id, part: 'process' },
      ifMatch: draft.process.revision,
      body: { part: 'process', content: { bpmn: called('新的核对') } },
    })
    await admin.call('publishBusinessType', {
      params: { businessTypeId: calledType.id },
      body: { note: '改名' },
    })
    expect(await act(office, accounts.handler, caseId)).toEqual(['旧的核对'])
    // then
    const { items } = await (await office.as(accounts.director)).call('listWorkItems', { query: {} })
    expect(items.find((item) => item.caseId === caseId)?.nodeName).toBe('旧的核对')
    const { timeline } = await view(office, accounts.director, caseId)
    expect(timeline.map(({ nodeName }) => nodeName)).toContain('旧的核对')
    expect(await act(office, accounts.director, caseId)).toEqual(['之后'])
    expect(
      (await view(office, accounts.director, caseId)).timeline.map(({ nodeName }) => nodeName),
    ).toContain('旧的核对')
    expect(await admin.call('verifyCase', { params: { caseId } })).toMatchObject({ stateEqualsFold: true })
    // and a new case calls the newer one
    const next = await open(office, type)
    expect(await act(office, accounts.handler, next)).toEqual(['新的核对'])
    // unless its version is named
    const pinned = await open(office, await publishDrawing(office, calling(calledType.key, 1)))
    expect(await act(office, accounts.handler, pinned)).toEqual(['旧的核对'])
  })

  it('should stop where somebody sees it when there is no such business type', async () => {
    const caseId = await open(office, await publishDrawing(office, calling('bt_nothing')))
    expect(await stopped(office, caseId)).toMatchObject({ nodeName: '调用', request: null })
  })
})
