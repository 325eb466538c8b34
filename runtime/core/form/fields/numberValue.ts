import type { Json } from '@banshi/schemas'
import { grouped, isDecimalNumber, readNumber, scaleOf } from './decimalText.ts'
import type { DefinitionFault, Fault } from './fieldType.ts'

interface Bounds {
  min?: number
  max?: number
}

export const isNoNumber = (value: Json): boolean => typeof value !== 'number'

export const acceptNumber = (json: Json): Json | undefined =>
  json === null ? null : isDecimalNumber(json) ? (Object.is(json, -0) ? 0 : json) : undefined

export function parseNumber(typed: string): { ok: true; value: Json } | { ok: false; fault: Fault } {
  if (typed.trim() === '') return { ok: true, value: null }
  const value = readNumber(typed)
  return value === undefined ? { ok: false, fault: { code: 'notNumber' } } : { ok: true, value }
}

export function checkNumber(value: Json, bounds: Bounds, scale: number): Fault[] {
  if (typeof value !== 'number') return []
  const faults: Fault[] = []
  if (bounds.min !== undefined && value < bounds.min)
    faults.push({ code: 'tooSmall', params: { min: grouped(bounds.min) } })
  if (bounds.max !== undefined && value > bounds.max)
    faults.push({ code: 'tooLarge', params: { max: grouped(bounds.max) } })
  if (scaleOf(value) > scale)
    faults.push(scale === 0 ? { code: 'notWhole' } : { code: 'tooManyDecimals', params: { scale } })
  return faults
}

/** Bounds that leave no value. */
export const defineBounds = (
  min: number | string | undefined,
  max: number | string | undefined,
): DefinitionFault[] =>
  min !== undefined && max !== undefined && min > max
    ? [{ code: 'minOverMax', place: 'x-component-props.min', params: { min, max } }]
    : []
