import type { Json } from '@banshi/schemas'
import type { Machine } from '../machine.ts'
import type { FeelType } from '../types.ts'
import { toJsonNumber } from './number.ts'
import { FeelDateTime } from './temporal.ts'
import { parseDate, parseDuration, parseInstant, parseTime } from './temporalText.ts'
import { emptyContext, FeelFunction, FeelObject, isList, isNumber, type Value } from './value.ts'
import { valueText } from './text.ts'

type Entry = (raw: Json, machine: Machine) => Value

const texts =
  (parse: (text: string, machine: Machine) => Value): Entry =>
  (raw, machine) =>
    typeof raw === 'string' ? parse(raw, machine) : null

const entries: Partial<Record<FeelType['kind'], Entry>> = {
  date: texts(parseDate),
  datetime: texts((text, machine) => parseInstant(text, machine.timeZone)),
  time: texts(parseTime),
  duration: texts(parseDuration),
  threshold: (raw) => thresholdOf(raw)?.value ?? (typeof raw === 'number' ? raw : null),
}

/** The JSON form of a threshold parameter (`design §3`). */
export function thresholdOf(raw: unknown): { value: number; comparator: string } | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined
  if (!Object.hasOwn(raw, 'value') || !Object.hasOwn(raw, 'comparator')) return undefined
  const { value, comparator } = raw as { value: unknown; comparator: unknown }
  return typeof value === 'number' && typeof comparator === 'string' ? { value, comparator } : undefined
}

/** How JSON of a declared type becomes a value; undefined when it is one already. */
export function entryOf(type: FeelType): Entry | undefined {
  if (type.kind === 'list') {
    const item = entryOf(type.of)
    if (!item) return undefined
    return (raw, machine) => {
      if (!Array.isArray(raw)) return null
      machine.spend(raw.length)
      return raw.map((element) => item(element, machine))
    }
  }
  if (type.kind === 'context') {
    const converted: [string, Entry][] = []
    for (const key of Object.keys(type.fields)) {
      const field = type.fields[key]
      const entry = field && entryOf(field)
      if (entry) converted.push([key, entry])
    }
    return converted.length === 0 ? undefined : contextEntry(converted)
  }
  return entries[type.kind]
}

const contextEntry =
  (converted: readonly [string, Entry][]): Entry =>
  (raw, machine) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null
    const context = emptyContext()
    for (const key of Object.keys(raw)) context[key] = raw[key] ?? null
    for (const [key, entry] of converted) {
      if (Object.hasOwn(raw, key)) context[key] = entry(raw[key] ?? null, machine)
    }
    return context
  }

/** A result as plain JSON. Dates `YYYY-MM-DD`, instants ISO UTC, a function null. */
export function toJson(value: Value, machine: Machine): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (isNumber(value)) return toJsonNumber(value)
  machine.spend(1)
  if (isList(value)) {
    machine.descend()
    const list = value.map((item) => toJson(item, machine))
    machine.ascend()
    return list
  }
  if (value instanceof FeelFunction) return null
  if (value instanceof FeelDateTime && value.zone.kind !== 'local') {
    const utc = new FeelDateTime(value.instant, 0, { kind: 'offset' })
    return `${utc.date.toString()}T${utc.time.toString()}`
  }
  if (value instanceof FeelObject) return valueText(value, machine)
  machine.descend()
  const json: { [key: string]: Json } = Object.create(null) as { [key: string]: Json }
  for (const key of Object.keys(value)) {
    json[key] = toJson((value as Record<string, Value>)[key] ?? null, machine)
  }
  machine.ascend()
  return { ...json }
}
