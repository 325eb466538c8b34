import { endpoints } from '@banshi/schemas/api'
import type { BodyOf, Endpoints, EndpointShape, ParamsOf, QueryOf, ResponseOf } from '@banshi/schemas/api'
import type { FileReference } from '@banshi/schemas'
import { addressOf } from './address.ts'
import { newIntent } from './intent.ts'
import type { Intent } from './intent.ts'
import { ApiProblem, OfflineError, refusalOf } from './problem.ts'
import { uploadWithProgress } from './upload.ts'

type Part<Name extends string, T> = [T] extends [undefined] ? unknown : { [K in Name]: T }
type QueryPart<T> = [T] extends [undefined] ? unknown : Partial<T> extends T ? { query?: T } : { query: T }
interface Extras {
  /** Revision seen, for endpoints that guard against lost changes. */
  ifMatch?: number
  /** Keep it to repeat the same deed; absent: a deed of its own. */
  intent?: Intent
  signal?: AbortSignal
}
/** What a call of an endpoint takes: exactly the parts the table names. */
export type Request<E extends EndpointShape> = Part<'params', ParamsOf<E>> &
  QueryPart<QueryOf<E>> &
  Part<'body', BodyOf<E>> &
  Extras

export type JsonEndpoint = {
  [K in keyof Endpoints]: Endpoints[K] extends { kind: 'stream' | 'binary' | 'upload' } ? never : K
}[keyof Endpoints]

type Arguments<E extends EndpointShape> =
  Extras extends Request<E> ? [request?: Request<E>] : [request: Request<E>]

export interface ApiOptions {
  /** Where the server is; empty = this origin. */
  base?: string
  /** Language of refusals. */
  locale(): string
  /** Asked on 401: resolves when somebody has signed in again (the call is then repeated), rejects to give up. */
  signInAgain?(): Promise<void>
  fetch?: typeof fetch
}

export interface Api {
  /** Throws `ApiProblem` (refused, nothing changed) or `OfflineError` (unknown, repeat with the same intent). */
  call<K extends JsonEndpoint>(id: K, ...args: Arguments<Endpoints[K]>): Promise<ResponseOf<Endpoints[K]>>
  /** Stores one file; `progress` runs from 0 to 1. */
  upload(file: File, progress?: (share: number) => void): Promise<FileReference>
  fileUrl(fileId: string): string
}

interface AnyRequest extends Extras {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: unknown
}

/** The typed client over the endpoint table. */
export function createApi(options: ApiOptions): Api {
  const base = options.base ?? ''
  const send = options.fetch ?? ((input, init) => fetch(input, init))

  async function once(shape: EndpointShape, request: AnyRequest, intent: Intent): Promise<unknown> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-language': options.locale(),
    }
    if (request.body !== undefined) headers['content-type'] = 'application/json'
    if (shape.changes && !shape.idempotent) headers['idempotency-key'] = intent.key
    if (request.ifMatch !== undefined) headers['if-match'] = `"${request.ifMatch}"`
    const response = await send(base + addressOf(shape.path, request.params, request.query), {
      method: shape.method,
      headers,
      credentials: 'same-origin',
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      signal: request.signal,
    }).catch((cause: unknown) => {
      if (request.signal?.aborted) throw cause
      throw new OfflineError({ cause })
    })
    if (!response.ok) throw await refusalOf(response)
    if (response.status === 204) return {}
    return await response.json().catch((cause: unknown) => {
      throw new OfflineError({ cause })
    })
  }

  /** A lost session is asked for again and the same deed repeated, so that the caller notices nothing. */
  async function withSession<T>(shape: EndpointShape, act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      const lost = error instanceof ApiProblem && error.status === 401 && shape.access === 'signedIn'
      if (!lost || !options.signInAgain) throw error
      await options.signInAgain()
      return await act()
    }
  }

  return {
    async call<K extends JsonEndpoint>(id: K, ...args: Arguments<Endpoints[K]>) {
      const shape: EndpointShape = endpoints[id]
      const request = (args[0] ?? {}) as AnyRequest
      const intent = request.intent ?? newIntent()
      const quiet = id === 'getMe' || id === 'signOut'
      const answer = quiet
        ? await once(shape, request, intent)
        : await withSession(shape, () => once(shape, request, intent))
      return answer as ResponseOf<Endpoints[K]>
    },
    async upload(file, progress) {
      const shape: EndpointShape = endpoints.uploadFile
      const address = base + addressOf(shape.path, undefined, { name: file.name })
      return await withSession(shape, () => uploadWithProgress(address, file, options.locale(), progress))
    },
    fileUrl: (fileId) => base + addressOf(endpoints.downloadFile.path, { fileId }),
  }
}
