import type { z } from 'zod'

export interface EndpointShape {
  /** Operation id in the OpenAPI document and key of the table. */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `:name` marks a path parameter. */
  path: string
  summary: string
  tag: 'session' | 'organisation' | 'catalogue' | 'template' | 'case' | 'operation' | 'file' | 'live'
  access: 'public' | 'signedIn'
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
  response: z.ZodType
  /** `stream` (server-sent events) and `binary` answers are described by their media type only. */
  kind?: 'json' | 'stream' | 'binary' | 'upload'
  /** Changes state: carries `Idempotency-Key`, except where `idempotent` says that a repeat is harmless by itself. */
  changes?: boolean
  idempotent?: boolean
  /** The caller names the revision it saw in `If-Match`; a later one answers 409 with who and when. */
  ifMatch?: boolean
}

/** Names one route once; the server implements it, the client calls it, the OpenAPI document lists it. */
export const endpoint = <const E extends EndpointShape>(shape: E): E => shape

type Infer<T> = T extends z.ZodType ? z.infer<T> : undefined
export type ParamsOf<E extends EndpointShape> = Infer<E['params']>
export type QueryOf<E extends EndpointShape> = Infer<E['query']>
export type BodyOf<E extends EndpointShape> = Infer<E['body']>
export type ResponseOf<E extends EndpointShape> = z.infer<E['response']>
