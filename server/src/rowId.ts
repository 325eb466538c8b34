import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

let lastMillis = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562 §5.7): ordered by the time it was made, within one millisecond by a 12-bit counter
 * (§6.2 method 1), otherwise random.
 */
export function newRowId(clock: Clock): string {
  const millis = clock.millis()
  counter = millis === lastMillis ? (counter + 1) & 0xfff : 0
  lastMillis = millis
  const bytes = randomBytes(16)
  bytes.writeUIntBE(millis, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
