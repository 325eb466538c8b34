import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/**
 * Files are sealed in chunks, so that no plain byte is passed on before it was verified and none is held in memory
 * for longer than a chunk: version, 7 random bytes, then chunks of AES-256-GCM whose nonce is the random part, the
 * chunk's number and whether it is the last (the STREAM construction: no chunk can be moved, dropped or appended).
 */
export const chunkBytes = 65_536
const tagBytes = 16
const version = 1
const prefixBytes = 7
const headerBytes = 1 + prefixBytes

function nonce(prefix: Buffer, index: number, last: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  prefix.copy(bytes)
  bytes.writeUInt32BE(index, prefixBytes)
  bytes[11] = last ? 1 : 0
  return bytes
}

/** Cuts a stream into pieces of exactly `size` bytes; the last one is shorter, possibly empty. */
async function* pieces(
  content: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let kept = Buffer.alloc(0)
  for await (const part of content) {
    kept = kept.length === 0 ? Buffer.from(part) : Buffer.concat([kept, part])
    let at = 0
    for (; kept.length - at > size; at += size) yield { bytes: kept.subarray(at, at + size), last: false }
    kept = kept.subarray(at)
  }
  yield { bytes: kept, last: true }
}

export async function* sealChunks(key: Buffer, content: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const prefix = randomBytes(prefixBytes)
  yield Buffer.concat([Buffer.of(version), prefix])
  let index = 0
  for await (const { bytes, last } of pieces(content, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(prefix, index++, last))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

async function* afterHeader(
  sealed: AsyncIterable<Uint8Array>,
  onHeader: (header: Buffer) => void,
): AsyncGenerator<Uint8Array> {
  let head: Buffer | undefined = Buffer.alloc(0)
  for await (const part of sealed) {
    if (!head) {
      yield part
      continue
    }
    head = Buffer.concat([head, part])
    if (head.length < headerBytes) continue
    onHeader(head.subarray(0, headerBytes))
    yield head.subarray(headerBytes)
    head = undefined
  }
}

export async function* openChunks(key: Buffer, sealed: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let prefix = Buffer.alloc(0)
  const body = afterHeader(sealed, (header) => {
    if (header[0] !== version)
      throw new Error(`Expected a sealed file of version ${version}, but found another`)
    prefix = Buffer.from(header.subarray(1))
  })
  let index = 0
  for await (const { bytes, last } of pieces(body, chunkBytes + tagBytes)) {
    if (bytes.length < tagBytes) throw new Error('Expected a complete sealed file, but it is cut off')
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(prefix, index++, last))
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes))
    yield Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - tagBytes)), decipher.final()])
  }
}
