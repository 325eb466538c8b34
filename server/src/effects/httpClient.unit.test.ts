import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressClass } from './addressClass.ts'
import { parseAllowedHost } from './allowedHosts.ts'
import { askHttp } from './httpClient.ts'

let server: Server
let port: number
let connections = 0
beforeAll(async () => {
  server = createServer((_request, response) => response.end())
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

describe('addressClass', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.0.9', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['169.254.169.254', 'linkLocal'],
    ['fe80::1', 'linkLocal'],
    ['::ffff:169.254.169.254', 'linkLocal'],
    ['10.0.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['0.0.0.0', 'reserved'],
    ['::', 'reserved'],
    ['224.0.0.1', 'reserved'],
    ['255.255.255.255', 'reserved'],
    ['64:ff9b::7f00:1', 'reserved'],
    ['2002:7f00:1::', 'reserved'],
    ['::7f00:1', 'reserved'],
    ['ff02::1', 'reserved'],
    ['8.8.8.8', 'public'],
    ['172.32.0.1', 'public'],
    ['2400:3200::1', 'public'],
  ])('should call %s %s', (address, expected) => {
    expect(addressClass(address)).toBe(expected)
  })
})

describe('parseAllowedHost', () => {
  it.each([
    ['API.example.cn', { host: 'api.example.cn', reach: 'public' }],
    ['10.1.2.3:8080@private', { host: '10.1.2.3', port: 8080, reach: 'private' }],
    ['[fd00::1]:80@private', { host: '[fd00::1]', port: 80, reach: 'private' }],
    ['localhost@loopback', { host: 'localhost', reach: 'loopback' }],
    ['http://api.example.cn', undefined],
    ['api.example.cn/path', undefined],
    ['host:99999', undefined],
    ['host@everywhere', undefined],
    ['*', undefined],
  ])('should read %s', (text, expected) => {
    expect(parseAllowedHost(text)).toEqual(expected)
  })
})

describe('askHttp', () => {
  const ask = (host: string, allow: string): Promise<unknown> => {
    const entry = parseAllowedHost(allow)
    if (!entry) throw new Error(`Expected ${allow} to be a host, but it is none`)
    const request = { method: 'GET', url: `http://${host}/`, headers: {}, timeoutMillis: 2_000 }
    return askHttp(request, [entry], {})
  }

  it('should not connect to a name whose address is of another kind than was allowed', async () => {
    // when
    for (const allow of [`localhost:${port}`, `localhost:${port}@private`])
      await expect(ask(`localhost:${port}`, allow)).rejects.toMatchObject({ isFinal: true })
    await expect(ask(`127.0.0.1:${port}`, `127.0.0.1:${port}`)).rejects.toMatchObject({ isFinal: true })
    // then
    expect(connections).toBe(0)
  })

  it('should reach what was allowed as it is, and no other port of it', async () => {
    expect(await ask(`localhost:${port}`, `localhost:${port}@loopback`)).toEqual({ status: 200, body: null })
    const seen = connections
    await expect(ask(`localhost:${port}`, 'localhost@loopback')).rejects.toMatchObject({ isFinal: true })
    expect(connections).toBe(seen)
  })

  it('should call a name that cannot be found a failure that may pass', async () => {
    await expect(ask('nobody.invalid', 'nobody.invalid')).rejects.toMatchObject({ isFinal: false })
  })
})
