import { timingSafeEqual } from 'node:crypto'
import type { Domain } from '../domain.ts'

/**
 * What the address of a callback stands for: one element and try, told in the operator's list, or a node of the case,
 * whichever element waits there. The second can be told before the case has come there.
 */
export type CallbackPlace =
  | { caseId: string; elementId: string; attempt: number }
  | { caseId: string; nodeId: string }

const textOf = (place: CallbackPlace): string =>
  'nodeId' in place
    ? `${place.caseId}/n/${place.nodeId}`
    : `${place.caseId}/e/${place.elementId}/${place.attempt}`

/** Tenant and place, readable, and 256 bits nobody can guess. */
export function callbackToken(domain: Domain, tenantId: string, place: CallbackPlace): string {
  const text = textOf(place)
  const mac = domain.keyring.callbackMac(tenantId, text).toString('base64url')
  return `${Buffer.from(`${tenantId}/${text}`, 'utf8').toString('base64url')}.${mac}`
}

/** Where the answer is sent to; without `PUBLIC_URL` only the path is known. */
export const callbackUrl = (domain: Domain, tenantId: string, place: CallbackPlace): string =>
  `${domain.config.publicUrl?.origin ?? ''}/api/v1/callbacks/${callbackToken(domain, tenantId, place)}`

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const placePattern = new RegExp(
  `^(${uuid})/(${uuid})/(?:e/(e\\d{1,9})/(\\d{1,6})|n/([\\p{L}_][\\p{L}\\p{N}_.-]{0,95}))$`,
  'u',
)

/** The place a token was made for, or undefined; compared in constant time (`security A26`). */
export function readCallbackToken(
  domain: Domain,
  token: string,
): { tenantId: string; place: CallbackPlace } | undefined {
  const [head = '', mac = '', ...rest] = token.split('.')
  const [, tenantId, caseId, elementId, attempt, nodeId] =
    placePattern.exec(Buffer.from(head, 'base64url').toString('utf8')) ?? []
  if (!tenantId || !caseId || rest.length > 0) return undefined
  const place: CallbackPlace = elementId
    ? { caseId, elementId, attempt: Number(attempt) }
    : { caseId, nodeId: nodeId ?? '' }
  const given = Buffer.from(mac, 'base64url')
  const expected = domain.keyring.callbackMac(tenantId, textOf(place))
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? { tenantId, place }
    : undefined
}

/**
 * `{callback:<node id>}` in the address or body of an HTTP connector becomes the address at which that node of the case
 * is answered, so that whoever is asked knows where to.
 */
export const withCallbackUrls = (domain: Domain, tenantId: string, caseId: string, text: string): string =>
  text.replaceAll(/\{callback:([\p{L}_][\p{L}\p{N}_.-]{0,95})\}/gu, (_whole, nodeId: string) =>
    callbackUrl(domain, tenantId, { caseId, nodeId }),
  )
