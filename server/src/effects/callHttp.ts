import type { Json } from '@banshi/schemas'
import type { Domain } from '../domain.ts'
import { WorkFailed, type Work } from '../jobs/jobs.ts'
import { answerRequest, failRequest } from './answer.ts'
import { withCallbackUrls } from './callbackUrl.ts'
import { effectOf } from './effectOf.ts'
import { askHttp } from './httpClient.ts'
import { reasonOf } from './reason.ts'

/** One attempt holds its place no longer than this, whatever the definition says. */
const longestSeconds = 60
/** Answers that may be better next time; every other from 400 on is final. */
const mayPass = (status: number): boolean => status >= 500 || status === 408 || status === 429

async function ask(domain: Domain, work: Work): Promise<Json> {
  const { caseId, effect } = effectOf(work, 'callHttp')
  const { method, body, errors, retry } = effect
  const filled = (text: string): string => withCallbackUrls(domain, work.tenantId, caseId, text)
  const request = {
    method,
    url: filled(effect.url),
    headers: effect.headers,
    body: body === undefined ? undefined : (JSON.parse(filled(JSON.stringify(body))) as Json),
    timeoutMillis: Math.min(retry.timeoutSeconds, longestSeconds) * 1000,
  }
  const answer = await askHttp(request, domain.config.httpAllow, { 'idempotency-key': work.id })
  const { status } = answer
  if (status >= 200 && status < 300) return { status, body: answer.body }
  if (Object.hasOwn(errors, String(status))) return { status, errorCode: errors[String(status)] ?? '' }
  const host = new URL(request.url).host
  throw new WorkFailed(reasonOf('httpStatus', { host, status }), !mayPass(status))
}

/** Calls an allowed host and gives the case its answer (`{ status, body }`) as `result`. */
export function handleHttp(domain: Domain): void {
  domain.jobs.handle({
    table: 'outbox',
    kind: 'callHttp',
    outside: (work) => ask(domain, work),
    retry: (work) => {
      const { attempts, waitSeconds } = effectOf(work, 'callHttp').effect.retry
      return { attempts, waitMillis: waitSeconds * 1000 }
    },
    after: async (tx, work, answer) => {
      const { caseId, effect } = effectOf(work, 'callHttp')
      const asked = { caseId, elementId: effect.elementId, attempt: effect.attempt }
      const { status, errorCode } = answer as { status: number; errorCode?: string }
      if (errorCode === undefined) await answerRequest(domain, tx, asked, answer, work.now)
      else {
        const reason = reasonOf('httpStatus', { host: new URL(effect.url).host, status })
        await failRequest(domain, tx, asked, { errorCode, reason }, work.now)
      }
    },
    onDead: async (tx, work, reason) => {
      const { caseId, effect } = effectOf(work, 'callHttp')
      const asked = { caseId, elementId: effect.elementId, attempt: effect.attempt }
      await failRequest(domain, tx, asked, { reason }, work.now)
    },
  })
}
