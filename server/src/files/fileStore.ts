import type { Readable } from 'node:stream'

/** What is kept of a file's bytes. */
export interface StoredFile {
  /** Of the plain content, hexadecimal; its address in the store. */
  sha256: string
  size: number
}

/** The content is longer than allowed; nothing was kept. */
export class FileTooLarge extends Error {}

/** Where files are kept: encrypted, by content, apart per tenant. Local disk by default (`design §6`). */
export interface FileStore {
  /** Keeps a stream while reading it once; throws `FileTooLarge` at the first byte too many. Also answers its first bytes. */
  put(
    tenantId: string,
    content: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<StoredFile & { head: Buffer }>
  /** The plain content; the stream fails if the kept bytes were changed. */
  open(tenantId: string, sha256: string): Promise<Readable>
  /** When it was last put, in milliseconds since 1970, or undefined if it is not there. */
  stat(tenantId: string, sha256: string): Promise<{ putAt: number } | undefined>
  delete(tenantId: string, sha256: string): Promise<void>
}
