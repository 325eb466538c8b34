import { parseJson, type Json } from '@banshi/schemas'
import { Refusal } from './refusal.ts'

export const defaultMaxBytes = 1_048_576

/** Reads a body up to a limit; 413 beyond it, without keeping what comes after. */
export async function readLimited(request: Request, maxBytes: number): Promise<Buffer> {
  const tooLarge = new Refusal(413, 'server.bodyTooLarge', { maxKb: Math.floor(maxBytes / 1024) })
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  if (request.body)
    for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge
      chunks.push(chunk)
    }
  return Buffer.concat(chunks, size)
}

/** The JSON value of a body, after `parseJson` has looked at it (`security A11, A12`). An empty body is `undefined`. */
export async function readJson(request: Request, maxBytes: number): Promise<Json | undefined> {
  const bytes = await readLimited(request, maxBytes)
  if (bytes.byteLength === 0) return undefined
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new Refusal(415, 'server.notJsonType')
  const text = new TextDecoder('utf-8', { fatal: true })
  let decoded: string
  try {
    decoded = text.decode(bytes)
  } catch {
    throw new Refusal(400, 'server.json_notJson')
  }
  const parsed = parseJson(decoded, { maxLength: maxBytes })
  if (parsed.ok) return parsed.value
  const status = parsed.error.code === 'json.tooLong' ? 413 : 400
  throw new Refusal(status, `server.${parsed.error.code.replace('.', '_')}`, parsed.error.params)
}
