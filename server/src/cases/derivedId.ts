import { createHash } from 'node:crypto'

/** A UUIDv8 (RFC 9562 §5.8) that follows from a text, so that the same thing is never kept twice. */
export function idFrom(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** The job that fires a case's timer: one for each, however often it is written. */
export const timerJobId = (caseId: string, timerId: string): string => idFrom(`timer/${caseId}/${timerId}`)

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
/** The command id kept in events: the request's key if it is a UUID, else one that follows from it. */
export const commandIdOf = (key: string): string => (uuidPattern.test(key) ? key : idFrom(`command/${key}`))
/** The row of `outbox` that ends the wait for a callback. */
export const callbackJobId = (caseId: string, elementId: string, attempt: number): string =>
  idFrom(`callback/${caseId}/${elementId}/${attempt}`)
