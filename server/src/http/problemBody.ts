import type { ProblemDetails } from '@banshi/schemas/api'
import { say, type Locale } from '@banshi/schemas/messages'
import type { Refusal } from './refusal.ts'

/** The body of a refusal (RFC 9457) in the reader's language. */
export function problemBody(refusal: Refusal, locale: Locale, requestId: string): ProblemDetails {
  const { errors, problems } = refusal.details
  return {
    type: `about:blank#${refusal.code}`,
    title: say(locale, refusal.code, refusal.params),
    status: refusal.status,
    code: refusal.code,
    ...(Object.keys(refusal.params).length > 0 && { params: refusal.params }),
    ...(errors && {
      errors: errors.map((error) => ({
        ...error,
        title: error.message ?? say(locale, error.code, error.params),
      })),
    }),
    ...(problems && {
      problems: problems.map((problem) => ({ ...problem, title: say(locale, problem.code, problem.params) })),
    }),
    requestId,
  }
}

/** The answer that carries it. */
export function problemResponse(refusal: Refusal, locale: Locale, requestId: string): Response {
  const headers = new Headers({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': locale,
    'cache-control': 'no-store',
  })
  if (refusal.details.retryAfter !== undefined) headers.set('retry-after', String(refusal.details.retryAfter))
  if (refusal.status === 413) headers.set('connection', 'close')
  return new Response(JSON.stringify(problemBody(refusal, locale, requestId)), {
    status: refusal.status,
    headers,
  })
}
