import { randomUUID } from 'node:crypto'
import {
  endpoints,
  type BodyOf,
  type EndpointShape,
  type Endpoints,
  type ParamsOf,
  type ProblemDetails,
  type QueryOf,
  type ResponseOf,
} from '@banshi/schemas/api'

type Call<E extends EndpointShape> = {
  params?: ParamsOf<E>
  query?: QueryOf<E>
  body?: BodyOf<E>
  ifMatch?: number
  /** Repeat with the same key to make sure of an answer that was lost. */
  key?: string
}

/** A refusal of the server, with its problem document. */
export class Refused extends Error {
  constructor(readonly problem: ProblemDetails) {
    super(`${problem.status} ${problem.code}: ${problem.title}`)
  }
}

/** Speaks to a running server as one signed-in person. */
export class Client {
  private cookie = ''
  constructor(readonly origin: string) {}

  static async signedIn(origin: string, account: string, password: string): Promise<Client> {
    const client = new Client(origin)
    await client.call('signIn', { body: { account, password } })
    return client
  }

  async call<K extends keyof Endpoints>(
    id: K,
    call: Call<Endpoints[K]> = {},
  ): Promise<ResponseOf<Endpoints[K]>> {
    const endpoint: EndpointShape = endpoints[id]
    const params = (call.params ?? {}) as Record<string, unknown>
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_all, name: string) =>
      encodeURIComponent(String(params[name])),
    )
    const query = new URLSearchParams(
      Object.entries(call.query ?? {}).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, String(value)]],
      ),
    )
    const response = await fetch(`${this.origin}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: endpoint.method,
      headers: {
        origin: this.origin,
        cookie: this.cookie,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(endpoint.changes ? { 'idempotency-key': call.key ?? randomUUID() } : {}),
        ...(call.ifMatch === undefined ? {} : { 'if-match': String(call.ifMatch) }),
      },
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    })
    const cookies = response.headers.getSetCookie()
    if (cookies.length > 0) this.cookie = cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    const answer: unknown = await response.json()
    if (!response.ok) throw new Refused(answer as ProblemDetails)
    return answer as ResponseOf<Endpoints[K]>
  }
}
