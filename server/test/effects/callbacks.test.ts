import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Json } from '@banshi/schemas'
import { startTestServer } from '../../src/testing/index.ts'
import { accounts, act, openOffice, type Office } from '../domain/office.ts'
import { drawn, end, fillTask, flows, open, publishDrawing, settings, task, type Published } from './model.ts'
import { startReceiver, type Receiver } from './receiver.ts'
import { eventually, goOn, settled, stopped } from './settle.ts'

let office: Office
let receiver: Receiver
let type: Published
beforeAll(async () => {
  receiver = await startReceiver()
  const config = { httpAllow: [{ host: 'localhost', port: receiver.port, reach: 'loopback' as const }] }
  office = await openOffice(inject('cluster'), { config })
  type = await publishDrawing(office, waitingFor())
})
afterAll(async () => {
  await office.stop()
  await receiver.stop()
})

/** 填报 → waits for a callback → 之后 when it said yes, else 改正. */
function waitingFor(): string {
  const waits = {
    connector: { type: 'callback', name: '银行回执' },
    resultName: 'answer',
    retry: { timeoutSeconds: 600 },
  }
  return drawn(
    `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:serviceTask id="Wait" name="等银行回执">${settings(waits)}</bpmn:serviceTask>
    <bpmn:exclusiveGateway id="Which" default="F_Which_Mend_0"/>${task('After', '之后')}${task('Mend', '改正')}${end()}${end('End2')}${flows(
      ...['Which>Mend', 'Start>Fill', 'Fill>Wait', 'Wait>Which', 'Which>After?v.answer.paid = true'],
      ...['After>End', 'Mend>End2'],
    )}`,
  )
}

const post = async (path: string, body: Json, origin = office.origin): Promise<Response> =>
  fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

const requestOf = async (caseId: string) => {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { requests } = await admin.call('listRequests', { query: { limit: 100 } })
  const request = requests.find((one) => one.caseId === caseId)
  if (!request?.callbackUrl) throw new Error('Expected a callback to wait, but found none')
  return { ...request, url: request.callbackUrl }
}

describe('a callback', () => {
  it('should be answered once, without a session, at the address the operator is told', async () => {
    // given
    const caseId = await open(office, type)
    await settled(office, caseId, ['Wait'])
    const request = await requestOf(caseId)
    expect(request).toMatchObject({
      nodeName: '等银行回执',
      request: 'callback',
      dueAt: '2026-03-12T01:10:00.000Z',
    })
    // when
    const answers = await Promise.all([post(request.url, { paid: true }), post(request.url, { paid: true })])
    // then
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await settled(office, caseId, ['After'])
    const admin = await office.as(accounts.cuiyuanAdmin)
    expect((await admin.call('listRequests', { query: {} })).requests.map((one) => one.caseId)).not.toContain(
      caseId,
    )
  })

  it('should not be found under any other token', async () => {
    // given
    const caseId = await open(office, type)
    const { url } = await requestOf(caseId)
    const [head = '', mac = ''] = (url.split('/').at(-1) ?? '').split('.')
    const other = (await requestOf(await open(office, type))).url.split('/').at(-1) ?? ''
    // when
    const forged = [
      `${head}.${mac.slice(0, -2)}AA`,
      `${head}.`,
      head,
      `${other.split('.')[0]}.${mac}`,
      `.${mac}`,
      'x.y',
    ]
    for (const token of forged) {
      const { status } = await post(`/api/v1/callbacks/${token}`, { paid: true })
      // then
      expect(status, token).toBe(404)
    }
    await settled(office, caseId, ['Wait'])
  })

  it('should become an incident when nobody calls back in time, and still take a late answer', async () => {
    // given
    const caseId = await open(office, type)
    const { url } = await requestOf(caseId)
    // when
    await goOn(office, 601)
    // then
    const incident = await stopped(office, caseId)
    expect(incident).toMatchObject({ nodeName: '等银行回执', request: 'callback' })
    expect(incident.text).toContain('期限')
    // when
    expect((await post(url, { paid: true })).status).toBe(200)
    // then
    await settled(office, caseId, ['After'])
  })

  it('should hold after a restart, when another server takes the answer', async () => {
    // given
    const caseId = await open(office, type)
    const { url } = await requestOf(caseId)
    const { dataDir } = office.services.config
    const restarted = await startTestServer({
      ...{ cluster: inject('cluster'), database: office.database, now: office.clock.now() },
      config: { dataDir },
    })
    // when
    const { status } = await post(url, { paid: false }, restarted.origin)
    await restarted.stop()
    // then
    expect(status).toBe(200)
    await settled(office, caseId, ['Mend'])
  })

  it('should refuse more calls for a case than anybody needs', async () => {
    const caseId = await open(office, type)
    const { url } = await requestOf(caseId)
    const statuses = await Promise.all(Array.from({ length: 70 }, () => post(url, { paid: true })))
    expect(statuses.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(statuses.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(10)
  })

  it('should be told to whoever is asked by a connector before', async () => {
    // given
    const url = JSON.stringify(`http://localhost:${receiver.port}/pay`)
    const call = { connector: { type: 'http', method: 'POST', url, body: '{ reply: "{callback:Wait}" }' } }
    const asking = drawn(
      `<bpmn:startEvent id="Start"/>${fillTask}${task('Ready', '准备')}<bpmn:serviceTask id="Call" name="付款">${settings(call)}</bpmn:serviceTask><bpmn:serviceTask id="Wait" name="等">${settings({ connector: { type: 'callback' } })}</bpmn:serviceTask>${task('After', '之后')}${end()}${flows(
        ...['Start>Fill', 'Fill>Ready', 'Ready>Call', 'Call>Wait', 'Wait>After', 'After>End'],
      )}`,
    )
    const caseId = await open(office, await publishDrawing(office, asking))
    await act(office, accounts.director, caseId)
    await settled(office, caseId, ['Wait'])
    const { reply } = (receiver.received.at(-1)?.body ?? { reply: '' }) as { reply: string }
    expect(reply).toMatch(/^\/api\/v1\/callbacks\/[\w-]+\.[\w-]{43}$/)
    // when
    await eventually(async () => expect((await post(reply, {})).status).toBe(200))
    // then
    await settled(office, caseId, ['After'])
  })
})
