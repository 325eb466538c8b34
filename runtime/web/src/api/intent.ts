/**
 * One thing a person means to do, once. Its key travels as `Idempotency-Key`: however often the request is sent,
 * the act happens once. Keep the intent while retrying, make a new one for the next deed.
 */
export interface Intent {
  readonly key: string
}

export const newIntent = (): Intent => ({ key: randomUuid() })

/** UUID v4; `crypto.randomUUID` is missing on plain-HTTP addresses other than localhost. */
function randomUuid(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
