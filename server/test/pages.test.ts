import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { workspaceFolder } from '../src/packageFolder.ts'
import { startTestServer, type TestServer } from '../src/testing/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster') })
})
afterAll(() => server.stop())

const isBuilt =
  existsSync(join(workspaceFolder, 'runtime/desk/dist/index.html')) &&
  existsSync(join(workspaceFolder, 'designer/dist/index.html'))

describe.runIf(isBuilt)('the pages of both apps', () => {
  it.each([
    ['/', '办事台'],
    ['/cases/some-case', '办事台'],
    ['/designer/', '设计台'],
    ['/designer/types/some-type', '设计台'],
  ])('should answer %s with a page of its own nonce under the strict policy', async (path, title) => {
    // when
    const [first, second] = [await server.client().fetch(path), await server.client().fetch(path)]
    // then
    const policy = first.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none'
    const html = await first.text()
    expect(html).toContain(`<title>${title}</title>`)
    expect(html).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
    expect(policy).toBe(
      `default-src 'self'; script-src 'self'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(second.headers.get('content-security-policy')).not.toBe(policy)
  })

  it('should serve the hashed assets a page names, compressed and for ever', async () => {
    // given
    const html = await (await server.client().fetch('/designer/')).text()
    const script = /src="(\/designer\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? ''
    // when
    const response = await server.client().fetch(script, { headers: { 'accept-encoding': 'gzip' } })
    // then
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    '/assets/none.js',
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/.env',
  ])('should not find %s', async (path) => {
    expect((await server.client().fetch(path)).status).toBe(404)
  })
})
