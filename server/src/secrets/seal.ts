import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** First byte of sealed bytes; a new way of sealing gets a new number and old bytes stay readable. */
const version = 1
const ivLength = 12
const tagLength = 16

/**
 * Encrypts with AES-256-GCM. `context` says what the bytes are (e.g. `case/<id>/values`) and is authenticated:
 * bytes moved to another place do not open there.
 */
export function sealBytes(key: Buffer, plain: Buffer, context: string): Buffer {
  const iv = randomBytes(ivLength)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context, 'utf8'))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body])
}

/** The inverse of `sealBytes`; throws when the bytes were changed, moved or sealed under another key. */
export function openBytes(key: Buffer, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== version || sealed.length < 1 + ivLength + tagLength)
    throw new Error(`Expected sealed bytes of version ${version}, but found something else`)
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + ivLength))
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(sealed.subarray(1 + ivLength, 1 + ivLength + tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(1 + ivLength + tagLength)), decipher.final()])
}

export const sealValue = (key: Buffer, text: string, context: string): Buffer =>
  sealBytes(key, Buffer.from(text, 'utf8'), context)
export const openValue = (key: Buffer, sealed: Buffer, context: string): string =>
  openBytes(key, sealed, context).toString('utf8')
