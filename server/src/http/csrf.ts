import { Refusal } from './refusal.ts'

/**
 * Refuses changes that another site's page asks for with our cookie (`security A22`): the origin must be ours, and a
 * browser that says where the request comes from must say same-origin. Programs without a browser send neither.
 */
export function refuseCrossSite(headers: Headers, publicUrl: URL | undefined): void {
  const site = headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new Refusal(403, 'server.crossSite')
  const origin = headers.get('origin')
  if (origin === null) return
  const host = headers.get('host') ?? ''
  const own = publicUrl ? [publicUrl.origin] : [`http://${host}`, `https://${host}`]
  if (!own.includes(origin)) throw new Refusal(403, 'server.crossSite')
}
