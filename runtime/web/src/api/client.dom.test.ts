import { describe, expect, it } from 'vitest'
import { createApi } from './client.ts'
import { newIntent } from './intent.ts'
import { ApiProblem, OfflineError } from './problem.ts'

interface Sent {
  url: string
  method: string
  headers: Record<string, string>
  body: unknown
}

/** A server that answers one after the other. */
function aServer(...answers: (Response | Error)[]) {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push({
      url: String(input),
      method: init?.method ?? 'GET',
      headers: init?.headers as Record<string, string>,
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : undefined,
    })
    const answer = answers.shift()
    if (answer === undefined) throw new Error('Expected no further request')
    if (answer instanceof Error) throw answer
    return answer
  }
  return { sent, fetch }
}
const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const refusal = (status: number, code: string, more: object = {}) =>
  json({ type: 'about:blank', title: '不行', status, code, requestId: 'r1', ...more }, status)

const caseId = '00000000-0000-4000-8000-000000000001'
const approve = { params: { caseId, workItemId: 'w1' }, body: { action: 'approve' as const, seq: 3 } }

describe('api client', () => {
  it('should put parameters into the path and leave empty query parts out', async () => {
    // given
    const server = aServer(json({ cases: [], nextCursor: null }), json({}))
    const api = createApi({ locale: () => 'zh-CN', fetch: server.fetch })
    // when
    await api.call('listCases', { query: { view: 'mine', search: '', cursor: undefined } })
    await api.call('getCase', { params: { caseId } })
    // then
    expect(server.sent.map((request) => request.url)).toEqual([
      '/api/v1/cases?view=mine',
      `/api/v1/cases/${caseId}`,
    ])
    expect(server.sent[0]?.headers['accept-language']).toBe('zh-CN')
    expect(server.sent[0]?.headers['idempotency-key']).toBeUndefined()
  })

  it('should repeat a deed under the same key when its intent is kept, and under a new one otherwise', async () => {
    // given
    const server = aServer(new TypeError('network'), json({}), json({}))
    const api = createApi({ locale: () => 'zh-CN', fetch: server.fetch })
    const intent = newIntent()
    // when
    const first = await api.call('completeWorkItem', { ...approve, intent }).catch((error: unknown) => error)
    await api.call('completeWorkItem', { ...approve, intent })
    await api.call('completeWorkItem', approve)
    // then
    const keys = server.sent.map((request) => request.headers['idempotency-key'])
    expect(first).toBeInstanceOf(OfflineError)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('should send no key where a repeat is harmless, and name the revision seen', async () => {
    // given
    const server = aServer(json({ savedAt: '2026-03-12T01:00:00Z' }))
    const api = createApi({ locale: () => 'en', fetch: server.fetch })
    // when
    await api.call('saveFormDraft', {
      params: { scope: 'start.a.b' },
      body: { values: { a: 1 } },
      ifMatch: 4,
    })
    // then
    expect(server.sent[0]?.headers['idempotency-key']).toBeUndefined()
    expect(server.sent[0]?.headers['if-match']).toBe('"4"')
    expect(server.sent[0]?.body).toEqual({ values: { a: 1 } })
  })

  it('should throw a refusal with its code and the fields to mend', async () => {
    // given
    const errors = [
      { path: 'payee', code: 'form.required', params: {}, level: 'hard', title: '请填写收款人' },
    ]
    const server = aServer(refusal(422, 'form.invalid', { errors }))
    const api = createApi({ locale: () => 'zh-CN', fetch: server.fetch })
    // when
    const error = await api.call('completeWorkItem', approve).catch((thrown: unknown) => thrown)
    // then
    expect(error).toBeInstanceOf(ApiProblem)
    expect(error).toMatchObject({ code: 'form.invalid', status: 422, title: '不行', errors })
  })

  it('should ask to sign in again on 401 and then do the same deed with the same key', async () => {
    // given
    const server = aServer(refusal(401, 'server.signInNeeded'), json({ caseNo: 'CY-1' }))
    let asked = 0
    const api = createApi({
      locale: () => 'zh-CN',
      fetch: server.fetch,
      signInAgain: async () => void (asked += 1),
    })
    // when
    const answer = await api.call('completeWorkItem', approve)
    // then
    expect(asked).toBe(1)
    expect(answer.caseNo).toBe('CY-1')
    expect(server.sent[1]?.headers['idempotency-key']).toBe(server.sent[0]?.headers['idempotency-key'])
  })

  it('should not ask to sign in again when the question is who is signed in', async () => {
    // given
    const server = aServer(refusal(401, 'server.signInNeeded'))
    const api = createApi({
      locale: () => 'zh-CN',
      fetch: server.fetch,
      signInAgain: () => Promise.reject(new Error('Expected not to be asked')),
    })
    // when
    const error = await api.call('getMe').catch((thrown: unknown) => thrown)
    // then
    expect(error).toMatchObject({ code: 'server.signInNeeded' })
  })

  it('should take an answer that is not ours, such as a proxy page, for a broken connection', async () => {
    // given
    const server = aServer(new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }))
    const api = createApi({ locale: () => 'zh-CN', fetch: server.fetch })
    // when
    const error = await api.call('getMe').catch((thrown: unknown) => thrown)
    // then
    expect(error).toBeInstanceOf(OfflineError)
  })
})
