import type { Json } from '@banshi/schemas'
import type { BodyOf, EndpointShape, ParamsOf, QueryOf, ResponseOf } from '@banshi/schemas/api'
import type { Locale } from '@banshi/schemas/messages'
import type { Context } from 'hono'
import type { Transaction } from '../database/index.ts'
import type { Caller } from '../session/caller.ts'
import type { Refusal } from './refusal.ts'

interface Request<E extends EndpointShape> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** The moment of the request; the only "now" a handler uses. */
  readonly now: string
  readonly locale: Locale
  readonly requestId: string
  /** The `Idempotency-Key`, which is also the command id of what it does. */
  readonly commandId: string
  /** The revision in `If-Match`; always there on endpoints with `ifMatch`. */
  readonly ifMatch: number | undefined
  /** Hono's context, for headers and cookies. */
  readonly context: Context
}

/**
 * What a handler receives. Of a signed-in endpoint: the caller and one transaction, in which the session was looked up,
 * the idempotency key is taken and the answer recorded; it is committed when the handler returns an answer and rolled
 * back when it returns or throws a `Refusal`.
 */
export type Call<E extends EndpointShape> = Request<E> &
  (E['access'] extends 'signedIn'
    ? { readonly caller: Caller; readonly tx: Transaction }
    : { readonly caller: undefined; readonly tx: undefined })

export type Handler<E extends EndpointShape> = (call: Call<E>) => Promise<ResponseOf<E> | Refusal>

/** Of an upload, download or stream: the caller, no transaction; it makes its own answer. */
export type RawHandler<E extends EndpointShape> = (
  call: Omit<Request<E>, 'body'> & { readonly caller: Caller },
) => Promise<Response | Refusal>

export interface RouteOptions {
  /** Longest body in bytes; 1 MiB unless told. */
  maxBytes?: number
}

/** Puts endpoints of the table into service. */
export interface Router {
  /** A JSON endpoint. */
  route<E extends EndpointShape>(endpoint: E, handler: Handler<E>, options?: RouteOptions): void
  /** An endpoint of kind `upload`, `binary` or `stream`. */
  raw<E extends EndpointShape>(endpoint: E, handler: RawHandler<E>): void
}

export type { Json }
