import { lookup as resolveName } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { parseJson, type Json } from '@banshi/schemas'
import { WorkFailed } from '../jobs/jobs.ts'
import { addressClass } from './addressClass.ts'
import { allowing, type AllowedHost } from './allowedHosts.ts'
import { reasonOf } from './reason.ts'

export interface HttpRequest {
  method: string
  url: string
  headers: Readonly<Record<string, string>>
  body?: Json | undefined
  timeoutMillis: number
}
export interface HttpAnswer {
  status: number
  body: Json
}

export const maxAnswerBytes = 1_048_576
/** Set by the client or by the connection; a definition may name neither these nor credentials. */
const refusedHeaders =
  /^(host|content-length|content-type|connection|transfer-encoding|upgrade|expect|te|trailer|keep-alive|authorization|cookie|proxy-.*|sec-.*)$/
const headerName = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/
const headerValue = /^[\t\x20-\x7e]{0,4000}$/

/** The one address the connection goes to: looked up once, checked, and not looked up again (`security A16`). */
async function checkedAddress(
  host: string,
  entry: AllowedHost,
): Promise<{ address: string; family: number }> {
  const bare = host.replace(/^\[|\]$/g, '')
  const family = isIP(bare)
  const found = family ? [{ address: bare, family }] : await resolveName(bare, { all: true })
  const [first] = found
  if (!first) throw new WorkFailed(reasonOf('httpUnreachable', { host }))
  const fits = found.every(({ address }) => addressClass(address) === entry.reach)
  if (!fits) throw new WorkFailed(reasonOf('httpAddressRefused', { host }), true)
  return first
}

function headersOf(given: Readonly<Record<string, string>>): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    const lower = name.toLowerCase()
    if (!headerName.test(lower) || !headerValue.test(value) || refusedHeaders.test(lower))
      throw new WorkFailed(reasonOf('httpHeaderRefused', { header: name.slice(0, 100) }), true)
    headers[lower] = value
  }
  return headers
}

function parseAnswer(status: number, type: string, bytes: Buffer): Json {
  const text = bytes.toString('utf8')
  if (text.trim() === '') return null
  const parsed = /^application\/([\w.-]+\+)?json\b/i.test(type)
    ? parseJson(text, { maxLength: maxAnswerBytes })
    : undefined
  if (parsed?.ok) return parsed.value
  if (status >= 400) return null
  throw new WorkFailed(reasonOf('httpNotJson'), true)
}

/**
 * Asks an allowed host. JSON out and in, nothing followed, at most 1 MiB back, all of it within the time. Throws
 * `WorkFailed`, final where trying again would not help.
 */
export async function askHttp(
  request: HttpRequest,
  allowed: readonly AllowedHost[],
  more: Readonly<Record<string, string>>,
): Promise<HttpAnswer> {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined
  const entry = url && allowing(url, allowed)
  if (!url || !entry)
    throw new WorkFailed(
      reasonOf('httpHostRefused', { host: (url?.host ?? request.url).slice(0, 200) }),
      true,
    )
  const headers = {
    ...headersOf(request.headers),
    ...more,
    accept: 'application/json',
    'user-agent': 'banshi',
  }
  const signal = AbortSignal.timeout(request.timeoutMillis)
  const pinned = await checkedAddress(url.hostname, entry).catch((error: unknown) => {
    throw error instanceof WorkFailed
      ? error
      : new WorkFailed(reasonOf('httpUnreachable', { host: url.host }))
  })
  const lookup: LookupFunction = (_host, options, done) =>
    options.all ? done(null, [pinned]) : done(null, pinned.address, pinned.family)
  const payload = request.body === undefined ? undefined : Buffer.from(JSON.stringify(request.body), 'utf8')
  const sent = payload
    ? {
        ...headers,
        'content-type': 'application/json; charset=utf-8',
        'content-length': String(payload.length),
      }
    : headers
  const transport = url.protocol === 'https:' ? https : http
  return new Promise<HttpAnswer>((resolve, reject) => {
    const failed = (): void =>
      reject(
        new WorkFailed(
          signal.aborted
            ? reasonOf('httpTimedOut', { host: url.host, seconds: Math.round(request.timeoutMillis / 1000) })
            : reasonOf('httpUnreachable', { host: url.host }),
        ),
      )
    const call = transport.request(url, {
      method: request.method,
      headers: sent,
      agent: false,
      lookup,
      signal,
    })
    call.once('error', failed)
    call.once('response', (response) => {
      const chunks: Buffer[] = []
      let size = 0
      response.on('error', failed)
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxAnswerBytes) {
          reject(new WorkFailed(reasonOf('httpTooLarge'), true))
          call.destroy()
        } else chunks.push(chunk)
      })
      response.on('end', () => {
        const status = response.statusCode ?? 0
        try {
          const body = parseAnswer(status, response.headers['content-type'] ?? '', Buffer.concat(chunks))
          resolve({ status, body })
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
      response.on('close', () => {
        if (!response.complete) failed()
      })
    })
    call.end(payload)
  })
}
