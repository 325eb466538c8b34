/** A JSON value as it is stored and sent. Numbers carry at most 15 significant digits (`traps 2.3`). */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Keys that would reach an object's prototype; refused wherever data enters (`security D3`, A11). */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export interface ParseLimits {
  /** Deepest nesting of arrays and objects. */
  maxDepth?: number
  /** Longest text in UTF-16 code units. */
  maxLength?: number
}

export type ParseJsonError = {
  code: 'json.notJson' | 'json.tooDeep' | 'json.tooLong' | 'json.forbiddenKey' | 'json.nul' | 'json.number'
  params: Record<string, string | number>
}

export type ParseJsonResult = { ok: true; value: Json } | { ok: false; error: ParseJsonError }

const fail = (code: ParseJsonError['code'], params: ParseJsonError['params'] = {}): ParseJsonResult => ({
  ok: false,
  error: { code, params },
})

/** Depth of brackets outside strings, counted before parsing so that a deep text never reaches the parser. */
function bracketDepth(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (inString) {
      if (c === 0x5c) i++
      else if (c === 0x22) inString = false
    } else if (c === 0x22) inString = true
    else if (c === 0x7b || c === 0x5b) deepest = Math.max(deepest, ++depth)
    else if (c === 0x7d || c === 0x5d) depth--
  }
  return deepest
}

/** The first thing inside a parsed value that may not be stored, or nothing. */
function findForbidden(value: Json): ParseJsonError | undefined {
  if (typeof value === 'string')
    return value.includes('\u0000') ? { code: 'json.nul', params: {} } : undefined
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : { code: 'json.number', params: {} }
  if (value === null || typeof value !== 'object') return undefined
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = findForbidden(item)
      if (found) return found
    }
    return undefined
  }
  for (const key of Object.keys(value)) {
    if (forbiddenKeys.has(key)) return { code: 'json.forbiddenKey', params: { key } }
    if (key.includes('\u0000')) return { code: 'json.nul', params: {} }
    const found = findForbidden(value[key] as Json)
    if (found) return found
  }
  return undefined
}

/**
 * The only way text becomes data: refuses oversize, depth over 32, NUL and keys that reach a prototype
 * before any schema sees the value (`security A11, A12`; `design §6`).
 */
export function parseJson(text: string, limits: ParseLimits = {}): ParseJsonResult {
  const maxLength = limits.maxLength ?? 1_048_576
  const maxDepth = limits.maxDepth ?? 32
  if (text.length > maxLength) return fail('json.tooLong', { max: maxLength })
  if (bracketDepth(text) > maxDepth) return fail('json.tooDeep', { max: maxDepth })
  let value: Json
  try {
    value = JSON.parse(text) as Json
  } catch {
    return fail('json.notJson')
  }
  const error = findForbidden(value)
  return error ? { ok: false, error } : { ok: true, value }
}

/** One text per value: object keys sorted, no white space. What is hashed and compared (RFC 8785 for our numbers). */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] as Json)}`).join(',')}}`
}
