import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { FileReference } from '@banshi/schemas'
import type { ProblemDetails } from '@banshi/schemas/api'
import { startTestServer, type TestClient, type TestServer } from '../src/testing/index.ts'

const mebibyte = 1024 * 1024
let server: TestServer
let clerk: TestClient
beforeAll(async () => {
  server = await startTestServer({ cluster: inject('cluster'), config: { maxFileBytes: 2 * mebibyte } })
  clerk = await server.signIn('cuiyuan-jingban1')
})
afterAll(() => server.stop())

const upload = (name: string, body: BodyInit, client = clerk) =>
  client.fetch(`/api/v1/files?name=${encodeURIComponent(name)}`, {
    ...{ method: 'POST', body, headers: { 'content-type': 'application/octet-stream' } },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit)

/** So many bytes without ever holding them. */
function stream(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  const piece = new Uint8Array(65_536).fill(7)
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) return controller.close()
      controller.enqueue(piece.subarray(0, Math.min(left, piece.length)))
      left -= piece.length
    },
  })
}

const stored = (): string[] =>
  readdirSync(join(server.services.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('files', () => {
  it('should give back what was stored, encrypted on disk', async () => {
    // given
    const content = Buffer.concat([Buffer.from('%PDF-1.7 居民身份证 '), Buffer.alloc(200_000, '秘密')])
    // when
    const reference = (await (await upload('发票 1.pdf', content)).json()) as FileReference
    const download = await clerk.fetch(`/api/v1/files/${reference.fileId}`)
    // then
    expect(reference).toMatchObject({
      name: '发票 1.pdf',
      size: content.length,
      mediaType: 'application/pdf',
    })
    expect(Buffer.from(await download.arrayBuffer()).equals(content)).toBe(true)
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('发票 1.pdf')}`,
    )
    expect(download.headers.get('content-security-policy')).toContain('sandbox')
    for (const path of stored()) expect(readFileSync(path).includes('居民身份证')).toBe(false)
  })

  it.each([
    ['a page called a picture', 'photo.png', '<html><script>alert(1)</script></html>', 'text/plain'],
    ['a drawing with a script', 'a.svg', '<svg onload="alert(1)"/>', 'text/plain'],
    [
      'a picture called a page',
      'x.html',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]),
      'image/png',
    ],
    ['a program', 'a.jpg', Buffer.from([0x4d, 0x5a, 0, 0, 1]), 'application/octet-stream'],
  ])('should tell the type of %s by its content', async (_name, name, content, mediaType) => {
    expect(await (await upload(name, content)).json()).toMatchObject({ mediaType })
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\temp\\账单.xlsx', '账单.xlsx'],
    ['ab\u202Egnp.exe', 'abgnp.exe'],
    ['..', 'file'],
  ])('should keep only the plain name of %j', async (name, kept) => {
    expect(await (await upload(name, 'x')).json()).toMatchObject({ name: kept })
  })

  it('should refuse a file that is too large, announced or not, and keep nothing of it', async () => {
    // given
    const before = stored().length
    // when
    const announced = await upload('big.bin', Buffer.alloc(2 * mebibyte + 1))
    const streamed = await upload('big.bin', stream(200 * mebibyte))
    // then
    expect(announced.status).toBe(413)
    expect((await announced.json()) as ProblemDetails).toMatchObject({
      code: 'server.fileTooLarge',
      params: { maxMb: 2 },
    })
    expect(streamed.status).toBe(413)
    expect(stored().length).toBe(before)
  })

  it('should accept a file of exactly the largest size', async () => {
    expect((await upload('full.bin', stream(2 * mebibyte))).status).toBe(200)
  })

  it('should refuse an empty file', async () => {
    expect(await (await upload('empty.txt', '')).json()).toMatchObject({ code: 'server.fileEmpty' })
  })

  it('should answer another person’s file like one that does not exist', async () => {
    // given
    const { fileId } = (await (await upload('mine.txt', 'only mine')).json()) as FileReference
    const other = await server.signIn('donghu-jingban1')
    // when
    const [foreign, missing] = [
      await other.fetch(`/api/v1/files/${fileId}`),
      await other.fetch('/api/v1/files/00000000-0000-7000-8000-000000000000'),
    ]
    // then
    const [a, b] = [(await foreign.json()) as ProblemDetails, (await missing.json()) as ProblemDetails]
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect({ ...a, requestId: '' }).toEqual({ ...b, requestId: '' })
  })

  it('should refuse an upload without a session', async () => {
    expect((await upload('x.txt', 'x', server.client())).status).toBe(401)
  })

  it('should notice when stored bytes were changed', async () => {
    // given
    const { fileId } = (await (await upload('proof.bin', Buffer.alloc(100_000, 'a'))).json()) as FileReference
    const path = stored().toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? ''
    const bytes = readFileSync(path)
    bytes.writeUInt8(bytes.readUInt8(70_000) ^ 1, 70_000)
    writeFileSync(path, bytes)
    // when
    const read = clerk.fetch(`/api/v1/files/${fileId}`).then((response) => response.arrayBuffer())
    // then
    await expect(read).rejects.toThrow()
  })
})
