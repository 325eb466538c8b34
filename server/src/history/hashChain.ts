import { createHash } from 'node:crypto'

/** What stands before the first event of a case. */
export const chainStart = '0'.repeat(64)

const sha256 = (): ReturnType<typeof createHash> => createHash('sha256')

/**
 * `SHA-256(prevHash ‖ body)`, and for an event with sealed values `SHA-256(prevHash ‖ body ‖ SHA-256(ciphertext))`
 * (`security D6`): the chain holds after the key was deleted, and breaks when either text is touched.
 */
export function eventHash(prevHash: string, body: string, sealed: Buffer | null): string {
  const hash = sha256().update(prevHash, 'utf8').update(body, 'utf8')
  if (sealed) hash.update(sha256().update(sealed).digest('hex'), 'utf8')
  return hash.digest('hex')
}

export interface ChainLink {
  seq: number
  body: string
  sealed: Buffer | null
  prevHash: string
  hash: string
}

/** The first event whose number, predecessor or hash is not what the chain demands; null when all hold (`security A31`). */
export function firstBadLink(
  links: readonly ChainLink[],
  last: { seq: number; hash: string },
): number | null {
  let prevHash = chainStart
  for (const [index, link] of links.entries()) {
    const intact = link.seq === index + 1 && link.prevHash === prevHash
    if (!intact || eventHash(link.prevHash, link.body, link.sealed) !== link.hash) return index + 1
    prevHash = link.hash
  }
  return links.length === last.seq && prevHash === last.hash ? null : links.length + 1
}
