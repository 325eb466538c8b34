import { randomUUID } from 'node:crypto'
import {
  endpoints,
  type BodyOf,
  type Endpoints,
  type ParamsOf,
  type ProblemDetails,
  type QueryOf,
  type ResponseOf,
} from '@banshi/schemas/api'

/** What a call names beside its endpoint; the types of the table, loosened so that tests can send what is wrong. */
export interface CallInput<E extends Endpoints[keyof Endpoints]> {
  params?: ParamsOf<E>
  query?: QueryOf<E>
  body?: BodyOf<E>
  ifMatch?: number
  /** Idempotency key; a new one unless told. */
  key?: string
  headers?: Record<string, string>
}

export type Answer<T> =
  | { ok: true; status: number; body: T }
  | { ok: false; status: number; problem: ProblemDetails }

/** A browser's place in a test: keeps the session cookie, sends idempotency keys, speaks real HTTP. */
export class TestClient {
  private cookie = ''

  constructor(readonly origin: string) {}

  /** Any request, with the cookie. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers)
    if (this.cookie) headers.set('cookie', this.cookie)
    const response = await fetch(this.origin + path, { redirect: 'manual', ...init, headers })
    const set = response.headers.get('set-cookie')
    if (set) this.cookie = /Max-Age=0/.test(set) ? '' : (set.split(';')[0] ?? '')
    return response
  }

  /** The answer, whatever it is. */
  async attempt<Id extends keyof Endpoints>(
    id: Id,
    input: CallInput<Endpoints[Id]> = {},
  ): Promise<Answer<ResponseOf<Endpoints[Id]>>> {
    const { method, path, ...endpoint } = endpoints[id]
    const params = (input.params ?? {}) as Record<string, string | number>
    const filled = path.replaceAll(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(String(params[name])),
    )
    const given = Object.entries((input.query ?? {}) as Record<string, unknown>).filter(
      ([, value]) => value !== undefined,
    )
    const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
    const headers: Record<string, string> = { ...input.headers }
    if ('changes' in endpoint && endpoint.changes) headers['idempotency-key'] = input.key ?? randomUUID()
    if (input.ifMatch !== undefined) headers['if-match'] = `"${input.ifMatch}"`
    if (input.body !== undefined) headers['content-type'] = 'application/json'
    const response = await this.fetch(query ? `${filled}?${query}` : filled, {
      method,
      headers,
      ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    })
    const body: unknown = await response.json()
    return response.ok
      ? { ok: true, status: response.status, body: body as ResponseOf<Endpoints[Id]> }
      : { ok: false, status: response.status, problem: body as ProblemDetails }
  }

  /** The body of a successful answer; anything else fails the test with what the server said. */
  async call<Id extends keyof Endpoints>(
    id: Id,
    input: CallInput<Endpoints[Id]> = {},
  ): Promise<ResponseOf<Endpoints[Id]>> {
    const answer = await this.attempt(id, input)
    if (answer.ok) return answer.body
    throw new Error(
      `Expected ${id} to succeed, but it answered ${answer.status} ${JSON.stringify(answer.problem)}`,
    )
  }
}
