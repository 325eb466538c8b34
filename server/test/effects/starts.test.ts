import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../../src/testing/index.ts'
import { publishType, t03Settings } from '../domain/expense.ts'
import { accounts, act, openOffice, type Office } from '../domain/office.ts'
import {
  casesOf,
  drawn,
  end,
  fillTask,
  flows,
  open,
  publishDrawing,
  standsAt,
  task,
  type Published,
} from './model.ts'
import { eventually, goOn, settled } from './settle.ts'

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

const beginning = (definition: string, name = '之后', roots = ''): string =>
  drawn(
    `<bpmn:startEvent id="Start">${definition}</bpmn:startEvent>${task('After', name)}${end()}${flows('Start>After', 'After>End')}`,
    roots,
  )
const timer = (kind: string, text: string): string =>
  `<bpmn:timerEventDefinition><bpmn:${kind}>${text}</bpmn:${kind}></bpmn:timerEventDefinition>`
const count = async (type: Published): Promise<number> => (await casesOf(office, type)).length
const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis))

async function publishAgain(type: Published, bpmn: string): Promise<void> {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const params = { businessTypeId: type.id }
  const { draft } = await admin.call('getBusinessType', { params })
  await admin.call('saveDraftPart', {
    params: { ...params, part: 'process' },
    ifMatch: draft.process.revision,
    body: { part: 'process', content: { bpmn } },
  })
  await admin.call('publishBusinessType', { params, body: { note: '改' } })
}

describe('a business type that begins by the clock', () => {
  it('should begin one case at its date, though two servers look', async () => {
    const type = await publishDrawing(office, beginning(timer('timeDate', '2026-03-12T09:05:00+08:00')))
    const { types } = await (await office.as(accounts.handler)).call('listStartable')
    expect(types.map(({ name }) => name)).not.toContain(type.name)
    await goOn(office, 240, [second])
    await pause(300)
    expect(await count(type)).toBe(0)
    await goOn(office, 61, [second])
    await eventually(async () => expect(await count(type)).toBe(1))
    await goOn(office, 600, [second])
    await pause(300)
    expect(await count(type)).toBe(1)
    const [caseId = ''] = await casesOf(office, type)
    expect(await standsAt(office, caseId)).toEqual(['After'])
  })

  it('should begin one case per round, and one for all that were missed while no server ran', async () => {
    // given
    const type = await publishDrawing(office, beginning(timer('timeCycle', 'R/PT5M')))
    await goOn(office, 301, [second])
    await eventually(async () => expect(await count(type)).toBe(1))
    // when
    await Promise.all([office.services.jobs.drain(5_000), second.services.jobs.drain(5_000)])
    await goOn(office, 1_200, [second])
    office.services.jobs.start()
    second.services.jobs.start()
    // then
    await eventually(async () => expect(await count(type)).toBe(2))
    await pause(500)
    expect(await count(type)).toBe(2)
    await goOn(office, 300, [second])
    await eventually(async () => expect(await count(type)).toBe(3))
    // when a newer version begins otherwise
    await publishAgain(type, beginning(timer('timeCycle', 'R1/PT10M'), '新的'))
    await goOn(office, 301, [second])
    await pause(500)
    expect(await count(type)).toBe(3)
    await goOn(office, 300, [second])
    await eventually(async () => expect(await count(type)).toBe(4))
    await goOn(office, 900, [second])
    await pause(500)
    expect(await count(type)).toBe(4)
  })

  it('should not be published when its text says no time', async () => {
    const admin = await office.as(accounts.cuiyuanAdmin)
    const unitId = await office.unit('翠园社区')
    const settings = { ...t03Settings, name: '没有时间', numberCode: 'NOTIME' }
    const bpmn = beginning(timer('timeDate', '"someday"'))
    await expect(publishType(admin, unitId, { settings, bpmn })).rejects.toThrow('422')
  })
})

describe('a business type that begins with a signal', () => {
  it('should begin one case for each signal, of the unit where it was thrown', async () => {
    // given
    const roots = '<bpmn:signal id="S" name="汛情"/>'
    const begins = await publishDrawing(
      office,
      beginning('<bpmn:signalEventDefinition signalRef="S"/>', '巡查', roots),
    )
    const throws = await publishDrawing(
      office,
      drawn(
        `<bpmn:startEvent id="Start"/>${fillTask}${task('Sign', '签发')}<bpmn:endEvent id="Throw" name="通报"><bpmn:signalEventDefinition signalRef="S"/></bpmn:endEvent>${flows('Start>Fill', 'Fill>Sign', 'Sign>Throw')}`,
        roots,
      ),
    )
    const caseId = await open(office, throws)
    expect(await count(begins)).toBe(0)
    // when
    await act(office, accounts.director, caseId)
    // then
    await eventually(async () => expect(await count(begins)).toBe(1))
    await act(office, accounts.director, await open(office, throws))
    await eventually(async () => expect(await count(begins)).toBe(2))
  })
})

describe('timers and conditions inside a case', () => {
  it('should fire a cycle beside its step as often as it says, over restarts', async () => {
    // given
    const type = await publishDrawing(
      office,
      drawn(
        `<bpmn:startEvent id="Start"/>${fillTask}${task('Wait', '等待')}<bpmn:boundaryEvent id="Remind" attachedToRef="Wait" cancelActivity="false">${timer('timeCycle', 'R2/PT5M')}</bpmn:boundaryEvent>${task('After', '催办')}${end()}${end('End2')}${flows('Start>Fill', 'Fill>Wait', 'Wait>End', 'Remind>After', 'After>End2')}`,
      ),
    )
    const caseId = await open(office, type)
    const reminders = async (): Promise<number> => {
      const admin = await office.as(accounts.cuiyuanAdmin)
      const { timeline } = await admin.call('getCase', { params: { caseId } })
      return timeline.filter((entry) => entry.kind === 'arrived' && entry.nodeId === 'After').length
    }
    for (const expected of [1, 2, 2]) {
      await goOn(office, 301, [second])
      await eventually(async () => expect(await reminders()).toBe(expected))
      await pause(200)
    }
    expect(await reminders()).toBe(2)
  })

  it('should take a condition as soon as a value somebody fills in makes it true', async () => {
    const type = await publishDrawing(
      office,
      drawn(
        `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:parallelGateway id="Split"/>${fillTask.replace('"Fill"', '"Edit"')}<bpmn:intermediateCatchEvent id="Wait"><bpmn:conditionalEventDefinition><bpmn:condition>payee = "改过"</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>${task('After', '之后')}${task('Next', '继续')}${end()}${end('End2')}${flows(
          ...[
            'Start>Fill',
            'Fill>Split',
            'Split>Edit',
            'Split>Wait',
            'Wait>After',
            'Edit>Next',
            'After>End',
            'Next>End2',
          ],
        )}`,
      ),
    )
    const caseId = await open(office, type)
    await settled(office, caseId, ['Edit', 'Wait'])
    const handler = await office.as(accounts.handler)
    const { workItem } = await handler.call('getCase', { params: { caseId } })
    await handler.call('completeWorkItem', {
      params: { caseId, workItemId: workItem?.workItemId ?? '' },
      body: { action: 'approve', values: { payee: '改过' } },
    })
    expect(await standsAt(office, caseId)).toEqual(['After', 'Next'])
  })
})
