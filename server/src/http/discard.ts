const maxBytes = 1024 * 1024 * 1024
const maxMillis = 30_000

/**
 * Reads the rest of a refused body and throws it away, for a while: a browser that is still sending when the
 * connection closes reports a broken connection instead of our refusal.
 */
export async function discard(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader()
  const limit = setTimeout(() => void reader.cancel().catch(() => undefined), maxMillis)
  try {
    for (let size = 0; size < maxBytes;) {
      const { done, value } = await reader.read()
      if (done) return
      size += value.byteLength
    }
  } catch {
    // The sender has gone, which is as good.
  } finally {
    clearTimeout(limit)
    reader.releaseLock()
  }
}
