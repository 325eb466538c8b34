import { endpoints } from '@banshi/schemas/api'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { startTestServer, type TestServer } from '../src/testing/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster') })
})
afterAll(() => server.stop())

type JsonObject = Record<string, unknown>

function references(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const item of value) references(item, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (key === '$ref' && typeof inner === 'string') found.push(inner)
      else references(inner, found)
    }
  return found
}

const resolve = (document: JsonObject, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, part) => (at as JsonObject | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    )

describe('the API description', () => {
  it('should describe every endpoint of the table, each served', async () => {
    // when
    const document = (await (await server.client().fetch('/api/openapi.json')).json()) as JsonObject
    // then
    expect(document['openapi']).toBe('3.1.0')
    const operations = Object.values(
      document['paths'] as Record<string, Record<string, { operationId: string }>>,
    ).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
    expect(operations.toSorted()).toEqual(Object.keys(endpoints).toSorted())
  })

  it('should have no reference that leads nowhere', async () => {
    // when
    const document = (await (await server.client().fetch('/api/openapi.json')).json()) as JsonObject
    // then
    const dangling = references(document).filter(
      (reference) => !reference.startsWith('#/') || resolve(document, reference) === undefined,
    )
    expect(dangling).toEqual([])
  })

  it('should be readable by people under the strict policy', async () => {
    // when
    const response = await server.client().fetch('/api/docs', { headers: { 'accept-language': 'en' } })
    // then
    const text = await response.text()
    expect(text).toContain('/api/v1/cases/:caseId')
    expect(text).not.toContain('<script')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'")
  })
})
