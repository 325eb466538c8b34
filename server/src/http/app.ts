import { endpoints } from '@banshi/schemas/api'
import { Hono } from 'hono'
import { newRowId } from '../rowId.ts'
import type { Services } from '../services.ts'
import type { Router } from './call.ts'
import { answerError } from './errorBoundary.ts'
import { registerHealth } from './health.ts'
import { openApiDocument } from './openApi.ts'
import { docsPage } from './docsPage.ts'
import { registerPages } from './pages.ts'
import { problemResponse } from './problemBody.ts'
import { readerLocale } from './readerLocale.ts'
import { notFound } from './refusal.ts'
import { setRequestId } from './requestId.ts'
import { createRouter } from './router.ts'
import { commonHeaders, contentSecurityPolicy, inertPolicy } from './securityHeaders.ts'

/** A part of the server that puts its endpoints into service. */
export type Module = (router: Router, services: Services) => void

const pageNonce = (): string => crypto.randomUUID().replaceAll('-', '')

/** The HTTP application: the given modules' endpoints, health, documentation and the pages of both apps. */
export function createApp(services: Services, modules: readonly Module[]): Hono {
  const { clock, log, metrics } = services
  const app = new Hono()

  app.use(async (context, next) => {
    const started = performance.now()
    const requestId = newRowId(clock)
    setRequestId(context, requestId)
    await next()
    const { status, headers } = context.res
    for (const [name, value] of Object.entries(commonHeaders)) headers.set(name, value)
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', inertPolicy)
    if (services.config.publicUrl?.protocol === 'https:')
      headers.set('strict-transport-security', 'max-age=31536000')
    const route = (context.get('endpoint' as never) as string | undefined) ?? 'page'
    metrics.count('banshi_http_requests_total', { route, status })
    const commandId = context.req.header('idempotency-key')
    const line = {
      requestId,
      route,
      status,
      ms: Math.round(performance.now() - started),
      ...(commandId && { commandId: commandId.slice(0, 100) }),
    }
    if (route !== 'page') log.info(line, 'request')
    else log.debug(line, 'page')
  })
  app.onError((error, context) => {
    const requestId = context.res.headers.get('x-request-id') ?? ''
    const response = answerError(error, context, requestId, services)
    response.headers.set('x-request-id', requestId)
    return response
  })

  const router = createRouter(app, services)
  for (const register of modules) register(router, services)

  registerHealth(app, services)
  const document = openApiDocument(Object.values(endpoints).filter(({ id }) => router.ids().includes(id)))
  app.get('/api/openapi.json', (context) => context.json(document))
  app.get('/api/docs', (context) => {
    const nonce = pageNonce()
    context.header('content-security-policy', contentSecurityPolicy(nonce))
    return context.html(
      docsPage(Object.values(endpoints), readerLocale(context.req.header('accept-language')), nonce),
    )
  })
  const missing = (requestId: string, language: string | undefined): Response =>
    problemResponse(notFound(), readerLocale(language), requestId)
  app.all('/api/*', (context) =>
    missing(context.res.headers.get('x-request-id') ?? '', context.req.header('accept-language')),
  )
  registerPages(app, pageNonce)
  app.notFound((context) =>
    missing(context.res.headers.get('x-request-id') ?? '', context.req.header('accept-language')),
  )
  return app
}
