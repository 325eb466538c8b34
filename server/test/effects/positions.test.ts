import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { rebuildProjections } from '../../src/bin/rebuildProjections.ts'
import { startTestServer, type TestServer } from '../../src/testing/index.ts'
import { accounts, openOffice, type Office } from '../domain/office.ts'
import { drawn, end, fillTask, flows, open, publishDrawing, send, standsAt } from './model.ts'
import { places, waitingFor, type Place } from './places.ts'

/** The server that takes requests leaves the work to two others, which are started after everything was asked. */
let office: Office
let workers: TestServer[] = []
beforeAll(async () => {
  office = await openOffice(inject('cluster'), { config: { worker: false } })
})
afterAll(async () => {
  for (const worker of workers) await worker.stop()
  await office.stop()
})

/** Twenty minutes on: nobody's session is over yet. */
const later = '2026-03-12T01:20:00.000Z'
const definitions = {
  message: (name: string) => ({
    definition: `<bpmn:messageEventDefinition messageRef="M"/>`,
    roots: `<bpmn:message id="M" name="${name}"/>`,
  }),
  signal: () => ({
    definition: `<bpmn:signalEventDefinition signalRef="S"/>`,
    roots: `<bpmn:signal id="S" name="防汛"/>`,
  }),
  timer: () => ({
    definition: `<bpmn:timerEventDefinition><bpmn:timeDuration>PT10M</bpmn:timeDuration></bpmn:timerEventDefinition>`,
    roots: '',
  }),
  conditional: () => ({
    definition: `<bpmn:conditionalEventDefinition><bpmn:condition>now() >= date and time("2026-03-12T09:10:00+08:00")</bpmn:condition></bpmn:conditionalEventDefinition>`,
    roots: '',
  }),
}
type Kind = keyof typeof definitions

interface Waiting {
  place: Place
  kind: Kind
  caseId: string
}
const waiting: Waiting[] = []

const happenedOnce = async ({ caseId }: Waiting): Promise<boolean> => {
  const admin = await office.as(accounts.cuiyuanAdmin)
  const { timeline } = await admin.call('getCase', { params: { caseId } })
  return timeline.filter((entry) => entry.kind === 'arrived' && entry.nodeId === 'After').length === 1
}

describe('an event at every place, with a restart in the middle and two servers at work', () => {
  beforeAll(async () => {
    for (const place of Object.keys(places) as Place[])
      for (const kind of Object.keys(definitions) as Kind[]) {
        const { definition, roots } = definitions[kind](`回执-${place}`)
        const type = await publishDrawing(office, waitingFor(place, definition, roots))
        const caseId = await open(office, type)
        expect(await standsAt(office, caseId), `${place} ${kind}`).toEqual([...places[place].waiting])
        waiting.push({ place, kind, caseId })
      }
    // A thousand milliseconds later the signal is thrown by another case.
    office.clock.advance(1_000)
    const thrower = await publishDrawing(
      office,
      drawn(
        `<bpmn:startEvent id="Start"/>${fillTask}<bpmn:intermediateThrowEvent id="Throw"><bpmn:signalEventDefinition signalRef="S"/></bpmn:intermediateThrowEvent>${end()}${flows('Start>Fill', 'Fill>Throw', 'Throw>End')}`,
        '<bpmn:signal id="S" name="防汛"/>',
      ),
    )
    await open(office, thrower)
    office.clock.set(later)
    const admin = await office.as(accounts.cuiyuanAdmin)
    const shared = { cluster: inject('cluster'), database: office.database, now: later }
    for (const { kind, place, caseId } of waiting) {
      if (kind === 'message') {
        expect(await send(office, `回执-${place}`, { values: { no: '7' } })).toBe('delivered')
      }
      if (kind === 'conditional') await admin.call('checkConditions', { params: { caseId } })
    }
    workers = await Promise.all([startTestServer(shared), startTestServer(shared)])
  }, 300_000)

  const rows = (Object.keys(places) as Place[]).flatMap((place) =>
    (Object.keys(definitions) as Kind[]).map((kind) => ({ place, kind })),
  )
  it.each(rows)('should take the $kind at $place once', async ({ place, kind }) => {
    const one = waiting.find((candidate) => candidate.place === place && candidate.kind === kind)
    if (!one) throw new Error('Expected the case to be open, but it is not')
    await vi.waitFor(
      async () => expect(await standsAt(office, one.caseId)).toEqual([...places[place].after].toSorted()),
      { timeout: 30_000, interval: 100 },
    )
    expect(await happenedOnce(one)).toBe(true)
    const admin = await office.as(accounts.cuiyuanAdmin)
    expect(await admin.call('verifyCase', { params: { caseId: one.caseId } })).toMatchObject({
      chainIntact: true,
      stateEqualsFold: true,
    })
  })

  it('should leave every projection as the events say', async () => {
    const { db, keyring, clock } = office.services
    const asked = { db, keyring, now: clock.now(), write: false }
    expect(await rebuildProjections(asked, () => undefined)).toMatchObject({ differences: 0 })
  })
})
