import type { Machine } from '../machine.ts'
import { compareNumbers } from './number.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from './temporal.ts'
import { FeelFunction, FeelRange, isContext, isList, isNumber, ownEntry, type Value } from './value.ts'

/** Less than, equal to or greater than zero; null for values that have no order between them. */
export function compare(a: Value, b: Value): number | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0
  if (a === null || b === null) return null
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null
  if (typeof a === 'string') return typeof b === 'string' ? (a < b ? -1 : a > b ? 1 : 0) : null
  if (a instanceof FeelDate) return b instanceof FeelDate ? a.days - b.days : null
  if (a instanceof FeelDateTime) return b instanceof FeelDateTime ? a.instant - b.instant : null
  if (a instanceof FeelTime) return b instanceof FeelTime ? a.utc - b.utc : null
  if (a instanceof DaysDuration) return b instanceof DaysDuration ? a.ms - b.ms : null
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.months - b.months : null
  return null
}

/** FEEL `=` (DMN 1.3 §10.3.2.7): null only equals null; values of different types answer null. */
export function equals(a: Value, b: Value, machine: Machine): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a === b
  if (a === null || b === null) return a === b
  if (typeof a === 'boolean') return typeof b === 'boolean' ? a === b : null
  if (isList(a)) return isList(b) ? listsEqual(a, b, machine) : null
  if (a instanceof FeelRange) {
    if (!(b instanceof FeelRange)) return null
    const same = a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded
    return same && equals(a.start, b.start, machine) === true && equals(a.end, b.end, machine) === true
  }
  if (a instanceof FeelFunction) return a === b
  if (isContext(a)) return isContext(b) ? contextsEqual(a, b, machine) : null
  const order = compare(a, b)
  return order === null ? null : order === 0
}

function listsEqual(a: readonly Value[], b: readonly Value[], machine: Machine): boolean {
  if (a.length !== b.length) return false
  machine.spend(a.length)
  machine.descend()
  const same = a.every((item, i) => equals(item, b[i] ?? null, machine) === true)
  machine.ascend()
  return same
}

function contextsEqual(a: Record<string, Value>, b: Record<string, Value>, machine: Machine): boolean {
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  machine.spend(keys.length)
  machine.descend()
  const same = keys.every(
    (key) => Object.hasOwn(b, key) && equals(ownEntry(a, key), ownEntry(b, key), machine) === true,
  )
  machine.ascend()
  return same
}

/** Whether a value lies in a range; null when it cannot be compared with an end. */
export function includes(range: FeelRange, value: Value): boolean | null {
  if (value === null) return null
  let inside: boolean | null = range.start === null && range.end === null ? null : true
  if (range.start !== null) {
    const order = compare(value, range.start)
    if (order === null) return null
    if (order < 0 || (order === 0 && !range.startIncluded)) inside = false
  }
  if (range.end !== null) {
    const order = compare(value, range.end)
    if (order === null) return null
    if (order > 0 || (order === 0 && !range.endIncluded)) inside = false
  }
  return inside
}

/** A value held against a test (DMN 1.3 §10.3.2.8): a range, a list of tests or values, or an equal value. */
export function satisfies(value: Value, test: Value, machine: Machine): boolean | null {
  if (test instanceof FeelRange) return includes(test, value)
  if (isList(test) && !isList(value)) {
    machine.spend(test.length)
    machine.descend()
    const held = test.some((item) => satisfies(value, item, machine) === true)
    machine.ascend()
    return held
  }
  if (isList(test) && isList(value)) {
    if (equals(value, test, machine) === true) return true
    return test.some((item) => isList(item) && equals(value, item, machine) === true)
  }
  return equals(value, test, machine)
}
