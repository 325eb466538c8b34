import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Clock } from '../clock.ts'
import { openChunks, sealChunks } from './chunkCipher.ts'
import { FileTooLarge, type FileStore } from './fileStore.ts'

const headBytes = 4_096

/** Files below one folder: `<tenant>/<first two of sha256>/<sha256>`, written aside, synced and renamed. */
export function openLocalFileStore(
  folder: string,
  keyOf: (tenantId: string) => Buffer,
  clock: Clock,
): FileStore {
  const pathOf = (tenantId: string, sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Expected a SHA-256, but found something else')
    return join(folder, tenantId, sha256.slice(0, 2), sha256)
  }
  const putAtOf = async (path: string): Promise<{ putAt: number } | undefined> => {
    const found = await stat(path).catch(() => undefined)
    return found && { putAt: found.mtimeMs }
  }

  return {
    put: async (tenantId, content, maxBytes) => {
      const hash = createHash('sha256')
      let size = 0
      let head = Buffer.alloc(0)
      async function* measured(): AsyncGenerator<Uint8Array> {
        for await (const part of content) {
          size += part.byteLength
          if (size > maxBytes) throw new FileTooLarge()
          hash.update(part)
          if (head.length < headBytes) head = Buffer.concat([head, part.subarray(0, headBytes - head.length)])
          yield part
        }
      }
      const incoming = join(folder, tenantId, 'incoming', randomUUID())
      await mkdir(dirname(incoming), { recursive: true, mode: 0o700 })
      try {
        await pipeline(
          Readable.from(sealChunks(keyOf(tenantId), measured())),
          createWriteStream(incoming, { mode: 0o600 }),
        )
        const sha256 = hash.digest('hex')
        const target = pathOf(tenantId, sha256)
        if (await putAtOf(target)) {
          const now = clock.millis() / 1000
          await utimes(target, now, now)
        } else {
          const handle = await open(incoming, 'r+')
          await handle.sync().finally(() => handle.close())
          await mkdir(dirname(target), { recursive: true, mode: 0o700 })
          await rename(incoming, target)
        }
        return { sha256, size, head }
      } finally {
        await rm(incoming, { force: true })
      }
    },
    open: async (tenantId, sha256) => {
      const path = pathOf(tenantId, sha256)
      await stat(path)
      return Readable.from(openChunks(keyOf(tenantId), createReadStream(path)))
    },
    stat: (tenantId, sha256) => putAtOf(pathOf(tenantId, sha256)),
    delete: (tenantId, sha256) => rm(pathOf(tenantId, sha256), { force: true }),
  }
}
