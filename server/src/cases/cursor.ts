import { parseJson, type Json } from '@banshi/schemas'
import { Refusal } from '../http/refusal.ts'

/** A place in an ordered list: the instant it is ordered by and the ids that break ties. */
export type Place = [at: string, ...ids: string[]]

export const cursorOf = (place: Place): string =>
  Buffer.from(JSON.stringify(place), 'utf8').toString('base64url')

const isPlace = (value: Json, length: number): value is Place =>
  Array.isArray(value) && value.length === length && value.every((part) => typeof part === 'string')

const instantPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const idPattern = /^[\w-]{1,64}$/

/** The place a cursor names; 400 for text that is none of ours (`security A19`). */
export function placeOf(cursor: string | undefined, length: number): Place | null {
  if (cursor === undefined) return null
  const parsed = parseJson(Buffer.from(cursor, 'base64url').toString('utf8'), { maxLength: 400 })
  if (parsed.ok && isPlace(parsed.value, length)) {
    const [at, ...ids] = parsed.value
    if (instantPattern.test(at) && ids.every((id) => idPattern.test(id))) return parsed.value
  }
  throw new Refusal(400, 'cases.badCursor')
}

/** A search text as the pattern of `LIKE`: what the person typed, anywhere, its wildcards taken literally. */
export const likePattern = (search: string | undefined): string | null => {
  const text = search?.trim()
  return text ? `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
}
