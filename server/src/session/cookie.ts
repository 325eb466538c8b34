import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../config/index.ts'

/** The browser's half of a session: its tenant and a secret of 256 bits; the server keeps only the secret's hash. */
export interface SessionToken {
  tenantId: string
  hash: string
}

const tokenPattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

const isSecure = (config: Config): boolean => config.publicUrl?.protocol === 'https:'

/** `__Host-` binds the cookie to this very host, which browsers allow only over https. */
export const cookieName = (config: Config): string =>
  isSecure(config) ? '__Host-banshi_session' : 'banshi_session'

export function newToken(tenantId: string): { value: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { value: `${tenantId}.${secret}`, hash: hashOf(secret) }
}

/** The session a `Cookie` header names, if it has the right shape. */
export function readToken(config: Config, cookies: string | undefined): SessionToken | undefined {
  for (const pair of (cookies ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 0 || pair.slice(0, at).trim() !== cookieName(config)) continue
    const [, tenantId, secret] = tokenPattern.exec(pair.slice(at + 1).trim()) ?? []
    if (tenantId && secret) return { tenantId, hash: hashOf(secret) }
  }
  return undefined
}

/** `Set-Cookie` that gives a token, or takes it away with `null`. */
export function cookieHeader(config: Config, value: string | null): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(isSecure(config) ? ['Secure'] : [])]
  if (value === null) attributes.push('Max-Age=0')
  return [`${cookieName(config)}=${value ?? ''}`, ...attributes].join('; ')
}
