import type { Json } from '@banshi/schemas'
import { RE2JS } from 're2js'
import type { DefinitionFault, Fault } from './fieldType.ts'

/** Text values are non-empty strings or null; blanks alone count as empty for `required`. */
export const isBlank = (value: Json): boolean => typeof value !== 'string' || value.trim() === ''

/** Halves of surrogate pairs; like NUL, no database text holds them (`traps 1.9`). */
const unstorable = /\p{Surrogate}/u

export function acceptText(json: Json): Json | undefined {
  if (json === null || json === '') return null
  return typeof json === 'string' && !unstorable.test(json) && !json.includes('\u0000') ? json : undefined
}

const patterns = new Map<string, RE2JS | null>()

/** Linear time whatever the pattern (`security D5`); null when it is no RE2 pattern. */
export function compiledPattern(pattern: string): RE2JS | null {
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  let compiled: RE2JS | null
  try {
    compiled = RE2JS.compile(pattern)
  } catch {
    compiled = null
  }
  if (patterns.size > 1000) patterns.clear()
  patterns.set(pattern, compiled)
  return compiled
}

export function checkText(value: Json, maxLength: number, pattern?: string): Fault[] {
  if (typeof value !== 'string') return []
  const faults: Fault[] = []
  const length = [...value].length
  if (length > maxLength)
    faults.push({ code: 'tooLong', params: { max: maxLength, over: length - maxLength } })
  else if (pattern && compiledPattern(pattern)?.matcher(value).matches() !== true)
    faults.push({ code: 'wrongFormat' })
  return faults
}

export const definePattern = (pattern: string | undefined): DefinitionFault[] =>
  pattern === undefined || compiledPattern(pattern)
    ? []
    : [{ code: 'badPattern', place: 'x-component-props.pattern', params: { pattern } }]
