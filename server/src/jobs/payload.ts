import type { Json } from '@banshi/schemas'

const valueIn = (payload: Json, name: string): Json | undefined =>
  payload !== null && typeof payload === 'object' && !Array.isArray(payload) && Object.hasOwn(payload, name)
    ? payload[name]
    : undefined

/** A text in the payload of a row of work, or undefined. */
export function textIn(payload: Json, name: string): string | undefined {
  const value = valueIn(payload, name)
  return typeof value === 'string' ? value : undefined
}

/** A number in the payload of a row of work, or undefined. */
export function numberIn(payload: Json, name: string): number | undefined {
  const value = valueIn(payload, name)
  return typeof value === 'number' ? value : undefined
}
