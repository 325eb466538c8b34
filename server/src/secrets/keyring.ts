import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { StartRefused } from '../config/index.ts'
import type { SecretFiles } from './secretFiles.ts'
import { openBytes, sealBytes } from './seal.ts'

/**
 * Keys in three steps (`security D7`): the installation's master key, a key per tenant derived from it, and a
 * random data key per case, stored wrapped. Deleting the wrapped key deletes the data it sealed.
 */
export interface Keyring {
  /** A new data key and its wrapped form for `case_key.wrapped_key`. */
  newCaseKey(tenantId: string, caseId: string): { key: Buffer; wrapped: Buffer }
  openCaseKey(tenantId: string, caseId: string, wrapped: Buffer): Buffer
  /** The key under which a tenant's files are encrypted. */
  fileKey(tenantId: string): Buffer
  /** The key under which unfinished forms are sealed. */
  draftKey(tenantId: string): Buffer
  /** A keyed hash for exact search of sealed values (ID number, phone) without storing them. */
  blindIndex(tenantId: string, kind: string, value: string): string
  /** Proves that the address of a callback was made here: 32 bytes nobody else can compute. */
  callbackMac(tenantId: string, place: string): Buffer
  /** Signs a tenant's daily root. */
  sign(tenantId: string, text: string): string
}

const keyLength = 32

/** Throws when the master key is missing or too short: nothing may be sealed under a weak key. */
export function openKeyring(secrets: SecretFiles): Keyring {
  const text = secrets.obtain('master.key', () => randomBytes(keyLength).toString('base64'))
  const master = Buffer.from(text, 'base64')
  if (master.length !== keyLength) throw new StartRefused('server.masterKeyShort')
  const derived = new Map<string, Buffer>()
  const derive = (tenantId: string, purpose: string): Buffer => {
    const name = `${tenantId}/${purpose}`
    const known = derived.get(name)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', master, tenantId, `banshi ${purpose} v1`, keyLength))
    derived.set(name, key)
    return key
  }
  return {
    newCaseKey: (tenantId, caseId) => {
      const key = randomBytes(keyLength)
      return { key, wrapped: sealBytes(derive(tenantId, 'case keys'), key, `case-key/${caseId}`) }
    },
    openCaseKey: (tenantId, caseId, wrapped) =>
      openBytes(derive(tenantId, 'case keys'), wrapped, `case-key/${caseId}`),
    fileKey: (tenantId) => derive(tenantId, 'files'),
    draftKey: (tenantId) => derive(tenantId, 'form drafts'),
    blindIndex: (tenantId, kind, value) =>
      createHmac('sha256', derive(tenantId, `blind index ${kind}`))
        .update(value.normalize('NFKC'))
        .digest('hex'),
    callbackMac: (tenantId, place) =>
      createHmac('sha256', derive(tenantId, 'callbacks')).update(place).digest(),
    sign: (tenantId, signed) =>
      createHmac('sha256', derive(tenantId, 'daily root')).update(signed).digest('hex'),
  }
}
