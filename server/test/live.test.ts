import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestClient, type TestServer } from '../src/testing/index.ts'
import { until } from './serverProcess.ts'

let first: TestServer
let second: TestServer
let tenantId: string
beforeAll(async () => {
  first = await startTestServer({ cluster: inject('cluster') })
  second = await startTestServer({ cluster: inject('cluster'), database: first.database })
  tenantId = (await first.services.db.tenants())[0]?.id ?? ''
})
afterAll(async () => {
  await second.stop()
  await first.stop()
})

interface Stream {
  text(): string
  ended(): boolean
}

async function open(client: TestClient): Promise<Stream> {
  const response = await client.fetch('/api/v1/live')
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  let text = ''
  let over = false
  void (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(chunk, { stream: true })
    over = true
  })().catch(() => (over = true))
  return { text: () => text, ended: () => over }
}

describe('live updates', () => {
  it('should reach the person meant on every server, and nobody else', async () => {
    // given
    const clerk = await first.signIn('cuiyuan-jingban1')
    const elsewhere = await second.signIn('cuiyuan-jingban1')
    const other = await second.signIn('donghu-jingban1')
    const personId = (await clerk.call('getMe')).person.id
    const [here, there, not] = [await open(clerk), await open(elsewhere), await open(other)]
    await until(async () => [here, there, not].every((stream) => stream.text().includes('retry')))
    // when
    await until(async () => {
      first.services.hub.publish({ tenantId, personIds: [personId], message: { type: 'worklistChanged' } })
      await new Promise((resolve) => setTimeout(resolve, 100))
      return here.text().includes('worklistChanged') && there.text().includes('worklistChanged')
    })
    // then
    expect(here.text()).toContain('data: {"type":"worklistChanged"}')
    expect(not.text()).not.toContain('worklistChanged')
  })

  it('should refuse a stream without a session and one that another site opens', async () => {
    const clerk = await first.signIn('cuiyuan-jingban2')
    expect((await first.client().fetch('/api/v1/live')).status).toBe(401)
    expect((await clerk.fetch('/api/v1/live', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    )
  })
})
