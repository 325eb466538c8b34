import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { ProblemDetails } from '@banshi/schemas/api'
import { startTestServer, type TestClient, type TestServer } from '../src/testing/index.ts'

let server: TestServer
let admin: TestClient
let unitId: string
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster') })
  admin = await server.signIn('qu')
  unitId = (await admin.call('getMe')).administeredUnits[0]?.id ?? ''
})
afterAll(() => server.stop())

const json = { 'content-type': 'application/json' }
const post = async (body: string, headers: Record<string, string> = json) => {
  const response = await admin.fetch('/api/v1/organisation/resolutions', { method: 'POST', headers, body })
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    problem: (await response.json()) as ProblemDetails,
  }
}

describe('requests that are wrong', () => {
  it.each([
    ['not JSON', '{"a":', 400, 'server.json_notJson'],
    ['no text', Buffer.from([0xff, 0xfe]).toString('latin1'), 400, 'server.json_notJson'],
    ['a key that reaches prototypes', '{"__proto__":{"admin":true}}', 400, 'server.json_forbiddenKey'],
    ['200 levels of nesting', `${'['.repeat(200)}${']'.repeat(200)}`, 400, 'server.json_tooDeep'],
    ['a NUL character', '{"unitId":"\\u0000"}', 400, 'server.json_nul'],
    ['more than one mebibyte', JSON.stringify('x'.repeat(1_100_000)), 413, 'server.bodyTooLarge'],
    ['nothing', '', 400, 'server.invalidRequest'],
  ])('should answer %s with a problem and change nothing', async (_name, body, status, code) => {
    // when
    const answer = await post(body)
    // then
    expect(answer).toMatchObject({
      status,
      type: 'application/problem+json; charset=utf-8',
      problem: { code, status },
    })
    expect(answer.problem.requestId).toMatch(/^[0-9a-f-]{36}$/)
    expect(answer.problem.title).not.toBe(code)
  })

  it('should refuse a body that does not say it is JSON', async () => {
    expect(await post('{}', { 'content-type': 'text/plain' })).toMatchObject({
      status: 415,
      problem: { code: 'server.notJsonType' },
    })
  })

  it('should name the fields to mend in the language of the reader', async () => {
    // given
    const body = JSON.stringify({ account: '', secret: 1 })
    const ask = async (language: string) => {
      const headers = { ...json, 'accept-language': language }
      const response = await server.client().fetch('/api/v1/session', { method: 'POST', headers, body })
      return (await response.json()) as ProblemDetails
    }
    // when
    const chinese = await ask('zh-CN,zh;q=0.9,en;q=0.8')
    const english = await ask('en-GB')
    // then
    expect(chinese.errors?.map(({ path, title }) => [path, title])).toEqual([
      ['account', '此项过小或过短，下限 1'],
      ['password', '此项必填'],
      ['', '没有这些项：secret'],
    ])
    expect(english.errors?.[1]?.title).toBe('This is required')
  })

  it('should answer an unknown address and a wrong id alike with 404 or 400, never with a page', async () => {
    // when
    const unknown = await admin.fetch('/api/v1/nothing')
    const badId = await admin.fetch('/api/v1/files/not-an-id')
    // then
    expect([unknown.status, badId.status]).toEqual([404, 400])
    expect(unknown.headers.get('content-type')).toContain('problem+json')
  })
})

describe('changes asked for by another site', () => {
  it.each([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['the origin null', { origin: 'null' }],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['a browser that says same-site', { 'sec-fetch-site': 'same-site' }],
  ])('should refuse %s', async (_name, headers: Record<string, string>) => {
    // when
    const response = await admin.fetch('/api/v1/session', { method: 'DELETE', headers })
    // then
    expect(response.status).toBe(403)
    expect((await admin.attempt('getMe')).ok).toBe(true)
  })

  it('should accept our own origin', async () => {
    const client = await server.signIn('qu')
    const response = await client.fetch('/api/v1/session', {
      method: 'DELETE',
      headers: { origin: server.origin, 'sec-fetch-site': 'same-origin' },
    })
    expect(response.status).toBe(200)
  })
})

describe('idempotency keys', () => {
  const body = () => ({ unitId, name: '重复提交', category: '测试' })
  const named = async () =>
    (await admin.call('listBusinessTypes')).businessTypes.filter(({ name }) => name === '重复提交').length

  it('should refuse a change without one', async () => {
    const response = await admin.fetch('/api/v1/business-types', {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body()),
    })
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ code: 'server.idempotencyKeyMissing' })
  })

  it('should answer a repeat as the first time and act once', async () => {
    // given
    const key = crypto.randomUUID()
    const before = await named()
    // when
    const first = await admin.call('createBusinessType', { body: body(), key })
    const second = await admin.call('createBusinessType', { body: body(), key })
    // then
    expect(second).toEqual(first)
    expect(await named()).toBe(before + 1)
  })

  it('should refuse the same key with another body', async () => {
    // given
    const key = crypto.randomUUID()
    await admin.call('createBusinessType', { body: body(), key })
    // when
    const other = await admin.attempt('createBusinessType', { body: { ...body(), category: '其他' }, key })
    // then
    expect(other).toMatchObject({ status: 422, problem: { code: 'server.idempotencyOtherBody' } })
  })

  it('should act once when the same request comes twenty times at the same moment', async () => {
    // given
    const key = crypto.randomUUID()
    const before = await named()
    // when
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => admin.attempt('createBusinessType', { body: body(), key })),
    )
    // then
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect(await named()).toBe(before + 1)
  })

  it('should keep no answer of a refusal, so that a repeat is decided anew', async () => {
    // given
    const key = crypto.randomUUID()
    const clerk = await server.signIn('cuiyuan-jingban1')
    // when
    const [first, second] = [
      await clerk.attempt('createBusinessType', { body: body(), key }),
      await clerk.attempt('createBusinessType', { body: body(), key }),
    ]
    // then
    expect([first.status, second.status]).toEqual([404, 404])
  })
})

describe('what every answer carries', () => {
  it('should carry headers that keep browsers from guessing, framing and loading', async () => {
    const { headers } = await server.client().fetch('/healthz')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('should be healthy, ready and countable', async () => {
    // when
    const answers = await Promise.all(
      ['/healthz', '/readyz', '/metrics'].map((path) => server.client().fetch(path)),
    )
    // then
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await answers[2]?.text()).toMatch(/^banshi_database_statements_total \d+$/m)
  })
})
