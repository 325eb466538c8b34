import type { Context } from 'hono'
import { DatabaseUnavailable } from '../database/index.ts'
import type { Services } from '../services.ts'
import { describeError } from './describeError.ts'
import { problemResponse } from './problemBody.ts'
import { readerLocale } from './readerLocale.ts'
import { Refusal } from './refusal.ts'

/** Every throw becomes a problem+json: a refusal as itself, an absent database as 503, a bug as 500 with an id only. */
export function answerError(
  error: unknown,
  context: Context,
  requestId: string,
  { log }: Services,
): Response {
  const locale = readerLocale(context.req.header('accept-language'))
  if (error instanceof Refusal) return problemResponse(error, locale, requestId)
  if (error instanceof DatabaseUnavailable) {
    log.warn({ requestId, ...describeError(error.cause) }, 'database away')
    return problemResponse(new Refusal(503, 'server.databaseAway', {}, { retryAfter: 2 }), locale, requestId)
  }
  log.error({ requestId, ...describeError(error) }, 'request failed')
  return problemResponse(new Refusal(500, 'server.internal', { requestId }), locale, requestId)
}
