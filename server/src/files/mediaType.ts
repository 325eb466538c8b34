const magic: readonly [string, number, readonly number[]][] = [
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/x-ole-storage', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
]

const office: readonly [string, RegExp][] = [
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', /\.docx$/i],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', /\.xlsx$/i],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', /\.pptx$/i],
]

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

/**
 * The media type told by the first bytes, not by the sender. Text of any kind, also HTML and SVG, is plain text, so a
 * browser never runs it; a zip that calls itself an office document is believed to be one, which decides its icon only.
 */
export function mediaTypeOf(head: Buffer, name: string): string {
  const found = magic.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))?.[0]
  if (found === 'application/zip') return office.find(([, pattern]) => pattern.test(name))?.[0] ?? found
  return found ?? (isText(head) ? 'text/plain' : 'application/octet-stream')
}

/** A name as shown and offered for saving: no path, no control or direction-changing characters. */
export function plainName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .replace(/^\.+/, '')
  return clean.slice(0, 255) || 'file'
}
