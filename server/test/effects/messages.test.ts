import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../../src/testing/index.ts'
import { accounts, openOffice, view, type Office } from '../domain/office.ts'
import {
  casesOf,
  drawn,
  end,
  fillTask,
  flows,
  open,
  publishDrawing,
  send,
  settings,
  standsAt,
  task,
  type Published,
} from './model.ts'
import { eventually, settled } from './settle.ts'

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

/** 填报 → waits for a message → 之后; with `amount` the one about its own amount. */
const receiving = (name: string, key?: string): string =>
  drawn(
    `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:intermediateCatchEvent id="Wait" name="等回执"><bpmn:messageEventDefinition messageRef="M">${key === undefined ? '' : settings({ key })}</bpmn:messageEventDefinition></bpmn:intermediateCatchEvent>${task('After', '之后')}${task('Other', '其他')}
    <bpmn:exclusiveGateway id="Which" default="F_Which_After_0"/>${end()}${end('End2')}${flows(
      ...[
        'Which>After',
        'Start>Fill',
        'Fill>Wait',
        'Wait>Which',
        'Which>Other?v.say = "other"',
        'After>End',
        'Other>End2',
      ],
    )}`,
    `<bpmn:message id="M" name="${name}"/>`,
  )
/** 填报 → sends a message with its payee → 办结. */
const sending = (name: string, how: object): string =>
  drawn(
    `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:sendTask id="Send" name="送出" messageRef="M">${settings(how)}</bpmn:sendTask>${end()}${flows('Start>Fill', 'Fill>Send', 'Send>End')}`,
    `<bpmn:message id="M" name="${name}"/>`,
  )

const waitingMessages = async (name: string) => {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { messages } = await admin.call('listMessages', { query: { search: name, limit: 100 } })
  return messages
}

describe('messages', () => {
  it('should go from case to case by name and key, with what they carry', async () => {
    // given
    const receiver = await publishDrawing(office, receiving('到货', 'fundSource'))
    const caseId = await open(office, receiver)
    const sender = await publishDrawing(
      office,
      sending('到货', { key: '"办公经费"', values: { say: '"other"' } }),
    )
    const wrong = await publishDrawing(office, sending('到货', { key: '"别的"', values: { say: '"other"' } }))
    // when
    await open(office, wrong)
    const from = await open(office, sender)
    // then
    await settled(office, caseId, ['Other'])
    const left = await waitingMessages('到货')
    expect(left).toMatchObject([{ key: '别的', status: 'waiting', unit: { name: '翠园社区' } }])
    expect(left[0]?.from?.caseId).not.toBe(from)
  })

  it('should be kept until somebody waits for them, the oldest first', async () => {
    // given
    expect(await send(office, '补件', { values: { say: 'first' } })).toBe('waiting')
    office.clock.advance(1_000)
    expect(await send(office, '补件', { values: { say: 'other' } })).toBe('waiting')
    const type = await publishDrawing(office, receiving('补件'))
    // when
    const first = await open(office, type)
    await settled(office, first, ['After'])
    const next = await open(office, type)
    // then
    await settled(office, next, ['Other'])
    expect(await waitingMessages('补件')).toEqual([])
  })

  it('should each go to exactly one of many that wait, whoever sends and delivers', async () => {
    // given
    const type = await publishDrawing(office, receiving('领取'))
    const caseIds = await Promise.all(Array.from({ length: 12 }, () => open(office, type)))
    const clients = await Promise.all([
      office.as(accounts.cuiyuanAdmin),
      second.signIn(accounts.cuiyuanAdmin),
    ])
    const unitId = await office.unit('翠园社区')
    // when
    const sent = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        clients[index % 2]?.call('sendMessage', { body: { unitId, name: '领取', values: { say: 'x' } } }),
      ),
    )
    // then
    expect(sent.map((answer) => answer?.status)).toEqual(Array.from({ length: 12 }, () => 'delivered'))
    for (const caseId of caseIds) expect(await standsAt(office, caseId)).toEqual(['After'])
    expect(await waitingMessages('领取')).toEqual([])
  })

  it('should meet cases that begin to wait at the same moment', async () => {
    const type = await publishDrawing(office, receiving('同时'))
    const opened: string[] = []
    for (let round = 0; round < 6; round++) {
      const [caseId] = await Promise.all([open(office, type), send(office, '同时')])
      opened.push(caseId)
    }
    for (const caseId of opened) await settled(office, caseId, ['After'])
    expect(await waitingMessages('同时')).toEqual([])
  })

  it('should be sent from outside by who looks after the unit alone, and once per key', async () => {
    const unitId = await office.unit('翠园社区')
    const body = { unitId, name: '外来' }
    for (const account of [accounts.handler, accounts.donghuAdmin])
      expect(await (await office.as(account)).attempt('sendMessage', { body })).toMatchObject({ status: 404 })
    const admin = await office.as(accounts.cuiyuanAdmin)
    const once = await admin.call('sendMessage', { body, key: 'outside-00001' })
    expect(await admin.call('sendMessage', { body, key: 'outside-00001' })).toEqual(once)
    const [left, ...more] = await waitingMessages('外来')
    expect(more).toEqual([])
    expect(left?.from).toBeNull()
    // when
    const params = { messageId: left?.messageId ?? '' }
    const other = await office.as(accounts.donghuAdmin)
    expect(await other.attempt('discardMessage', { params })).toMatchObject({ status: 404 })
    expect((await admin.call('retryMessage', { params })).status).toBe('waiting')
    await admin.call('discardMessage', { params })
    // then
    expect(await waitingMessages('外来')).toEqual([])
  })

  describe('that begin a case', () => {
    const begun = async (type: Published, name: string): Promise<string> => {
      expect(await casesOf(office, type)).toEqual([])
      expect(await send(office, name, { values: { say: 'hello' } })).toBe('delivered')
      const [caseId = '', ...more] = await casesOf(office, type)
      expect(more).toEqual([])
      return caseId
    }
    const roots = (name: string): string =>
      `<bpmn:message id="M" name="${name}"/><bpmn:message id="N" name="${name}2"/>`
    const message = (ref = 'M'): string => `<bpmn:messageEventDefinition messageRef="${ref}"/>`
    const ways = `${task('After', '之后')}${task('Other', '其他')}<bpmn:exclusiveGateway id="Which" default="F_Which_After_0"/>${end()}${end('End2')}`
    const lines = ['Which>After', 'Which>Other?v.say = "hello"', 'After>End', 'Other>End2']

    it('should do so by a start event, as the system, and offer it to nobody at the counter', async () => {
      const type = await publishDrawing(
        office,
        drawn(
          `<bpmn:startEvent id="Start">${message()}</bpmn:startEvent>${ways}${flows(...lines, 'Start>Which')}`,
          roots('来信'),
        ),
      )
      const { types } = await (await office.as(accounts.handler)).call('listStartable')
      expect(types.map(({ name }) => name)).not.toContain(type.name)
      const caseId = await begun(type, '来信')
      expect(await standsAt(office, caseId)).toEqual(['Other'])
      const detail = await view(office, accounts.director, caseId)
      expect(detail).toMatchObject({ channel: '系统', workItem: { nodeId: 'Other' } })
      expect(detail.timeline[0]).toMatchObject({ kind: 'started', personName: null })
    })

    it('should do so by a receive task that instantiates', async () => {
      const type = await publishDrawing(
        office,
        drawn(
          `<bpmn:receiveTask id="Receive" name="收信" instantiate="true" messageRef="M"/>${ways}${flows(...lines, 'Receive>Which')}`,
          roots('收信'),
        ),
      )
      expect(await standsAt(office, await begun(type, '收信'))).toEqual(['Other'])
    })

    it('should do so by an event-based gateway, and by a parallel one wait for the others', async () => {
      const gateway = (kind: string, name: string): string =>
        drawn(
          `<bpmn:eventBasedGateway id="Begin" instantiate="true" eventGatewayType="${kind}"/><bpmn:intermediateCatchEvent id="A">${message()}</bpmn:intermediateCatchEvent><bpmn:intermediateCatchEvent id="B">${message('N')}</bpmn:intermediateCatchEvent>${task('After', '之后')}${task('Other', '其他')}${end()}${end('End2')}${flows('Begin>A', 'Begin>B', 'A>After', 'B>Other', 'After>End', 'Other>End2')}`,
          roots(name),
        )
      const exclusive = await publishDrawing(office, gateway('Exclusive', '任一'))
      expect(await standsAt(office, await begun(exclusive, '任一'))).toEqual(['After'])
      const parallel = await publishDrawing(office, gateway('Parallel', '都要'))
      const caseId = await begun(parallel, '都要')
      expect(await send(office, '都要2')).toBe('delivered')
      expect(await casesOf(office, parallel)).toEqual([caseId])
      await eventually(async () => expect(await standsAt(office, caseId)).toEqual(['After', 'Other']))
    })

    it('should rather be taken by a case that waits, and of the types of another unit none', async () => {
      const type = await publishDrawing(
        office,
        drawn(
          `<bpmn:startEvent id="Start">${message()}</bpmn:startEvent>${ways}${flows(...lines, 'Start>Which')}`,
          roots('两可'),
        ),
      )
      const waits = await open(office, await publishDrawing(office, receiving('两可')))
      expect(await send(office, '两可')).toBe('delivered')
      expect(await standsAt(office, waits)).toEqual(['After'])
      expect(await casesOf(office, type)).toEqual([])
      const donghu = await office.as(accounts.donghuAdmin)
      const body = { unitId: await office.unit('东湖社区'), name: '两可' }
      expect((await donghu.call('sendMessage', { body })).status).toBe('waiting')
    })
  })

  it('should be called dead when nobody has taken them for thirty days, and kept for the operator', async () => {
    // given
    await send(office, '过期')
    office.clock.advance(31 * 86_400_000)
    const admin = await office.signIn(accounts.cuiyuanAdmin)
    // when
    office.services.jobs.wake()
    const find = async () => (await admin.call('listMessages', { query: { search: '过期' } })).messages
    await eventually(async () => expect((await find())[0]?.status).toBe('dead'))
    // then
    const [dead] = await find()
    await admin.call('retryMessage', { params: { messageId: dead?.messageId ?? '' } })
    expect((await find())[0]?.status).toBe('waiting')
  })
})
