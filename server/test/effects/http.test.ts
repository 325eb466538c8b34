import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { Connector, RetryRule } from '@banshi/schemas'
import { startTestServer, type TestServer } from '../../src/testing/index.ts'
import { accounts, openOffice, view, type Office } from '../domain/office.ts'
import { drawn, end, fillTask, flows, open, publishDrawing, settings, task, type Published } from './model.ts'
import { startReceiver, type Receiver } from './receiver.ts'
import { goOn, incidentsOf, settled, stopped } from './settle.ts'

let office: Office
let second: TestServer
let receiver: Receiver
beforeAll(async () => {
  receiver = await startReceiver()
  const config = { httpAllow: [{ host: 'localhost', port: receiver.port, reach: 'loopback' as const }] }
  office = await openOffice(inject('cluster'), { config })
  second = await startTestServer({ cluster: inject('cluster'), database: office.database, config })
})
afterAll(async () => {
  await second.stop()
  await office.stop()
  await receiver.stop()
})
beforeEach(() => {
  receiver.received.length = 0
  receiver.answer = () => ({ status: 200, body: { no: 'A7' } })
})

const withErrors = '<bpmn:error id="Err" name="refused" errorCode="REFUSED"/>'

/** 填报 → the call → 之后; an error with the code REFUSED goes to 改正. */
const calling = (
  connector: Partial<Extract<Connector, { type: 'http' }>> = {},
  retry: RetryRule = {},
): string => {
  const url = JSON.stringify(`http://localhost:${receiver.port}/register`)
  const service = {
    connector: { type: 'http', method: 'POST', url, body: '{ payee: payee }', ...connector },
    resultName: 'registered',
    outputs: { no: 'result.body.no' },
    retry: { attempts: 3, waitSeconds: 60, timeoutSeconds: 1, ...retry },
  }
  return drawn(
    `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:serviceTask id="Call" name="登记">${settings(service)}</bpmn:serviceTask>
    <bpmn:boundaryEvent id="Refused" attachedToRef="Call"><bpmn:errorEventDefinition errorRef="Err"/></bpmn:boundaryEvent>
    ${task('After', '之后')}${task('Mend', '改正')}<bpmn:exclusiveGateway id="Which" default="F_Which_After_0"/>${task('Seven', '七')}${end()}${end('End2')}${end('End3')}${flows(
      ...['Which>After', 'Start>Fill', 'Fill>Call', 'Call>Which', 'Which>Seven?v.no = "A7"'],
      ...['After>End', 'Refused>Mend', 'Mend>End2', 'Seven>End3'],
    )}`,
    withErrors,
  )
}

describe('the HTTP connector', () => {
  it('should ask once with what the case says, though two servers work, and go on with the answer', async () => {
    // given
    const type = await publishDrawing(office, calling())
    // when
    const caseIds = await Promise.all(Array.from({ length: 8 }, () => open(office, type)))
    for (const caseId of caseIds) await settled(office, caseId, ['Seven'])
    // then
    expect(receiver.received).toHaveLength(8)
    expect(new Set(receiver.received.map(({ key }) => key)).size).toBe(8)
    expect(receiver.received[0]).toMatchObject({
      method: 'POST',
      path: '/register',
      body: { payee: '光明五金店' },
      headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' },
    })
    expect(receiver.received[0]?.headers.cookie).toBeUndefined()
  })

  it('should turn a status it was told of into an error of the process', async () => {
    receiver.answer = () => ({ status: 422, body: { why: '重复' } })
    const caseId = await open(office, await publishDrawing(office, calling({ errors: { '422': 'REFUSED' } })))
    await settled(office, caseId, ['Mend'])
    expect(receiver.received).toHaveLength(1)
  })

  it('should try again later and later, with the same key, until it is answered', async () => {
    // given
    receiver.answer = () =>
      receiver.received.length < 3 ? { status: 503 } : { status: 200, body: { no: 'A7' } }
    const caseId = await open(office, await publishDrawing(office, calling()))
    await vi.waitFor(() => expect(receiver.received).toHaveLength(1), 30_000)
    // when
    await vi.waitFor(
      async () => {
        await goOn(office, 10, [second])
        expect(receiver.received.length).toBeGreaterThanOrEqual(3)
      },
      { timeout: 20_000, interval: 200 },
    )
    // then
    await settled(office, caseId, ['Seven'])
    expect(new Set(receiver.received.map(({ key }) => key)).size).toBe(1)
  })

  it('should become an incident in words when its tries are used up, be tried again, and be answered by hand', async () => {
    // given
    receiver.answer = () => ({ status: 500 })
    const type = await publishDrawing(office, calling({}, { attempts: 1 }))
    const caseId = await open(office, type)
    const incident = await stopped(office, caseId)
    expect(incident).toMatchObject({
      nodeId: 'Call',
      nodeName: '登记',
      request: 'connector',
      businessTypeName: type.name,
    })
    expect(incident.text).toContain('500')
    const params = { caseId, incidentId: incident.incidentId }
    const handler = await office.as(accounts.handler)
    expect((await handler.call('listIncidents', { query: {} })).incidents).toEqual([])
    expect(await handler.attempt('resolveIncident', { params })).toMatchObject({ status: 403 })
    // when it is tried again and fails again
    const admin = await office.as(accounts.cuiyuanAdmin)
    await admin.call('resolveIncident', { params })
    await vi.waitFor(() => expect(receiver.received).toHaveLength(2), 30_000)
    expect(receiver.received[0]?.key).not.toBe(receiver.received[1]?.key)
    const again = await stopped(office, caseId)
    expect(again.incidentId).not.toBe(incident.incidentId)
    // then it is answered by hand
    const answering = { params: { caseId, elementId: again.elementId } }
    const body = { result: { status: 200, body: { no: 'A7' } }, reason: '电话确认' }
    expect(await handler.attempt('answerByHand', { ...answering, body })).toMatchObject({ status: 403 })
    const acted = await admin.call('answerByHand', { ...answering, body })
    expect(acted.currentNodes).toEqual(['七'])
    expect(await incidentsOf(office, caseId)).toEqual([])
    const detail = await view(office, accounts.cuiyuanAdmin, caseId)
    expect(detail.incidents).toEqual([])
    const byHand = detail.timeline.find((entry) => entry.kind === 'answered')
    expect(byHand).toMatchObject({ nodeName: '登记', opinion: '电话确认' })
    expect(byHand?.personName).not.toBeNull()
    expect(await admin.attempt('answerByHand', { ...answering, body })).toMatchObject({ status: 409 })
  })

  it.each([
    ['an answer that never comes', () => 'never' as const, '1 秒'],
    ['a redirect', () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } }), '302'],
    ['an answer too large', () => ({ status: 200, body: 'x'.repeat(1_100_000) }), '1 MB'],
    [
      'an answer that is not JSON',
      () => ({ status: 200, text: '<p>', headers: { 'content-type': 'text/html' } }),
      'JSON',
    ],
    ['a status nobody told of', () => ({ status: 404 }), '404'],
  ])('should stop with %s', async (_title, answer, words) => {
    receiver.answer = answer
    const caseId = await open(office, await publishDrawing(office, calling({}, { attempts: 1 })))
    expect((await stopped(office, caseId)).text).toContain(words)
    expect(receiver.received).toHaveLength(1)
  })

  it('should connect nowhere but to hosts that are allowed', async () => {
    // given
    const { port } = receiver
    const urls = [
      `http://127.0.0.1:${port}/`,
      `http://[::1]:${port}/`,
      `http://0x7f.1:${port}/`,
      `http://2130706433:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://user:secret@localhost:${port}/`,
      `https://localhost.evil.example:${port}/`,
      `http://localhost:22/`,
      'http://169.254.169.254/latest/meta-data',
      'http://10.0.0.1/',
      'file:///etc/passwd',
      'gopher://localhost/',
      'no address',
    ]
    const before = receiver.connections()
    for (const url of urls) {
      const type: Published = await publishDrawing(office, calling({ url: JSON.stringify(url) }))
      // when
      const incident = await stopped(office, await open(office, type))
      // then
      expect(incident.text).toContain('没有向')
    }
    expect(receiver.connections()).toBe(before)
  })

  it('should refuse headers that carry credentials or belong to the connection', async () => {
    for (const name of ['Authorization', 'Cookie', 'Host', 'Proxy-Authorization', 'Content-Length']) {
      const type = await publishDrawing(office, calling({ headers: { [name]: '"x"' } }))
      expect((await stopped(office, await open(office, type))).text).toContain('请求头')
    }
    expect(receiver.received).toEqual([])
  })
})
