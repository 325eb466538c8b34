import type { Json } from '@banshi/schemas'
import type { EndpointShape, ResponseOf } from '@banshi/schemas/api'
import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { addMillis } from '../clock.ts'
import type { Transaction } from '../database/index.ts'
import { readToken } from '../session/cookie.ts'
import { loadCaller, type Caller } from '../session/caller.ts'
import type { Services } from '../services.ts'
import { defaultMaxBytes, readJson } from './body.ts'
import type { Call, Handler, RawHandler, RouteOptions, Router } from './call.ts'
import { refuseCrossSite } from './csrf.ts'
import { fieldErrors } from './fieldErrors.ts'
import { idempotencyKey, recordAnswer, recordedAnswer } from './idempotency.ts'
import { readerLocale } from './readerLocale.ts'
import { Refusal } from './refusal.ts'
import { requestIdOf } from './requestId.ts'

const jsonHeaders = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
const signInNeeded = (): Refusal => new Refusal(401, 'server.signInNeeded')

function parse<T>(schema: z.ZodType<T> | undefined, value: unknown, status = 400): T | undefined {
  if (!schema) return undefined
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Refusal(status, 'server.invalidRequest', {}, { errors: fieldErrors(parsed.error) })
}

/** `"4"`, `4` or `W/"4"` as 4. */
function revisionSeen(context: Context, endpoint: EndpointShape): number | undefined {
  const text = context.req.header('if-match')
  const digits = /^(?:W\/)?"?(\d{1,9})"?$/.exec(text ?? '')?.[1]
  if (endpoint.ifMatch && digits === undefined) throw new Refusal(428, 'server.ifMatchMissing')
  return digits === undefined ? undefined : Number(digits)
}

/** Registers endpoints on a Hono app with the checks every one of them passes, in one order. */
export function createRouter(app: Hono, services: Services): Router & { ids(): string[] } {
  const { db, clock, config } = services
  const registered: string[] = []

  function common<E extends EndpointShape>(endpoint: E, context: Context) {
    if (endpoint.changes || endpoint.kind === 'stream')
      refuseCrossSite(context.req.raw.headers, config.publicUrl)
    return {
      params: parse(endpoint.params, context.req.param()),
      query: parse(endpoint.query, context.req.query()),
      now: clock.now(),
      locale: readerLocale(context.req.header('accept-language')),
      requestId: requestIdOf(context),
      commandId: context.req.header('idempotency-key') ?? requestIdOf(context),
      ifMatch: revisionSeen(context, endpoint),
      context,
    }
  }

  /** Work in a transaction of the caller's tenant, after the session was looked up in it. */
  async function signedIn<T>(
    context: Context,
    now: string,
    work: (tx: Transaction, caller: Caller) => Promise<T>,
  ): Promise<T> {
    const token = readToken(config, context.req.header('cookie'))
    if (!token) throw signInNeeded()
    return db.tenant(token.tenantId, async (tx) => {
      const caller = await loadCaller(tx, token.hash, now, (millis) => addMillis(now, -millis))
      if (!caller) throw signInNeeded()
      return work(tx, caller)
    })
  }

  /** The answer as text, compared with its schema where that is switched on. */
  function serialize<E extends EndpointShape>(endpoint: E, answer: ResponseOf<E> | Refusal): string {
    if (answer instanceof Refusal) throw answer
    if (services.checkAnswers) {
      const checked = endpoint.response.safeParse(JSON.parse(JSON.stringify(answer)))
      if (!checked.success)
        throw new Error(`Expected the answer of ${endpoint.id} to fit its schema: ${checked.error.message}`)
    }
    return JSON.stringify(answer)
  }

  function register(endpoint: EndpointShape, handle: (context: Context) => Promise<Response>): void {
    registered.push(endpoint.id)
    app.on(endpoint.method, endpoint.path, (context) => {
      context.set('endpoint' as never, endpoint.id as never)
      return handle(context)
    })
  }

  function route<E extends EndpointShape>(
    endpoint: E,
    handler: Handler<E>,
    options: RouteOptions = {},
  ): void {
    register(endpoint, async (context) => {
      const request = common(endpoint, context)
      const json = endpoint.body
        ? await readJson(context.req.raw, options.maxBytes ?? defaultMaxBytes)
        : undefined
      const call = { ...request, body: parse(endpoint.body, json) }
      const text =
        endpoint.access === 'public'
          ? serialize(
              endpoint,
              await handler({ ...call, caller: undefined, tx: undefined } as unknown as Call<E>),
            )
          : await signedIn(context, request.now, (tx, caller) =>
              inTransaction(endpoint, handler, call, json, tx, caller),
            )
      return context.body(text, 200, jsonHeaders)
    })
  }

  async function inTransaction<E extends EndpointShape>(
    endpoint: E,
    handler: Handler<E>,
    call: object & { now: string; context: Context },
    json: Json | undefined,
    tx: Transaction,
    caller: Caller,
  ): Promise<string> {
    const run = async (): Promise<string> =>
      serialize(endpoint, await handler({ ...call, caller, tx } as unknown as Call<E>))
    if (!endpoint.changes || endpoint.idempotent) return run()
    const target = `${endpoint.method} ${new URL(call.context.req.url).pathname}`
    const id = idempotencyKey(call.context.req.raw.headers, caller.personId, target, json)
    const recorded = await recordedAnswer(tx, id)
    if (recorded) return recorded.response
    const text = await run()
    await recordAnswer(tx, id, text, call.now)
    return text
  }

  function raw<E extends EndpointShape>(endpoint: E, handler: RawHandler<E>): void {
    register(endpoint, async (context) => {
      const request = common(endpoint, context)
      const caller = await signedIn(context, request.now, (_tx, found) => Promise.resolve(found))
      const answer = await handler({ ...request, caller } as unknown as Parameters<RawHandler<E>>[0])
      if (answer instanceof Refusal) throw answer
      return answer
    })
  }

  return { route, raw, ids: () => registered }
}
