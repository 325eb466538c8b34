import { compare, equals, includes } from '../values/compare.ts'
import type { Machine } from '../machine.ts'
import { FeelRange, type Value } from '../values/value.ts'
import { any, define, range, type Builtin } from './define.ts'

/** A point is a range of one value. */
const asRange = (value: Value): FeelRange =>
  value instanceof FeelRange ? value : new FeelRange(value, value, true, true)

function before(a: Value, b: Value): boolean | null {
  const [x, y] = [asRange(a), asRange(b)]
  const order = compare(x.end, y.start)
  return order === null ? null : order < 0 || (order === 0 && !(x.endIncluded && y.startIncluded))
}

const both = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true
const negation = (a: boolean | null): boolean | null => (a === null ? null : !a)

/** Ends of ranges meet without a gap or an overlap. */
export function rangesMeet(a: FeelRange, b: FeelRange): boolean | null {
  const order = compare(a.end, b.start)
  return order === null ? null : order === 0 && a.endIncluded && b.startIncluded
}

function startsNotBefore(inner: FeelRange, outer: FeelRange): boolean | null {
  const order = compare(inner.start, outer.start)
  return order === null ? null : order > 0 || (order === 0 && (outer.startIncluded || !inner.startIncluded))
}

function endsNotAfter(inner: FeelRange, outer: FeelRange): boolean | null {
  const order = compare(inner.end, outer.end)
  return order === null ? null : order < 0 || (order === 0 && (outer.endIncluded || !inner.endIncluded))
}

const within = (inner: Value, outer: FeelRange): boolean | null =>
  inner instanceof FeelRange
    ? both(startsNotBefore(inner, outer), endsNotAfter(inner, outer))
    : includes(outer, inner)

function sameStart(a: FeelRange, b: FeelRange, machine: Machine): boolean | null {
  return both(equals(a.start, b.start, machine), a.startIncluded === b.startIncluded)
}

function sameEnd(a: FeelRange, b: FeelRange, machine: Machine): boolean | null {
  return both(equals(a.end, b.end, machine), a.endIncluded === b.endIncluded)
}

const starts = (a: Value, b: FeelRange, machine: Machine): boolean | null =>
  a instanceof FeelRange
    ? both(sameStart(a, b, machine), endsNotAfter(a, b))
    : both(equals(a, b.start, machine), b.startIncluded)

const finishes = (a: Value, b: FeelRange, machine: Machine): boolean | null =>
  a instanceof FeelRange
    ? both(sameEnd(a, b, machine), startsNotBefore(a, b))
    : both(equals(a, b.end, machine), b.endIncluded)

const overlaps = (a: FeelRange, b: FeelRange): boolean | null =>
  both(negation(before(a, b)), negation(before(b, a)))

/** Functions on ranges and points (DMN 1.3 table 78); `meets` of ranges stands with thresholds. */
export const ranges: Builtin[] = [
  define('before', [any('a'), any('b')], 'boolean', (_machine, a, b) => before(a, b)),
  define('after', [any('a'), any('b')], 'boolean', (_machine, a, b) => before(b, a)),
  define('met by', [range('range1'), range('range2')], 'boolean', (_machine, a, b) => rangesMeet(b, a)),
  define('overlaps', [range('range1'), range('range2')], 'boolean', (_machine, a, b) => overlaps(a, b)),
  define('overlaps before', [range('range1'), range('range2')], 'boolean', (_machine, a, b) =>
    both(overlaps(a, b), both(negation(startsNotBefore(a, b)), endsNotAfter(a, b))),
  ),
  define('overlaps after', [range('range1'), range('range2')], 'boolean', (_machine, a, b) =>
    both(overlaps(a, b), both(startsNotBefore(a, b), negation(endsNotAfter(a, b)))),
  ),
  define('includes', [range('range'), any('value')], 'boolean', (_machine, outer, value) =>
    within(value, outer),
  ),
  define('during', [any('value'), range('range')], 'boolean', (_machine, value, outer) =>
    within(value, outer),
  ),
  define('starts', [any('a'), range('b')], 'boolean', (machine, a, b) => starts(a, b, machine)),
  define('started by', [range('a'), any('b')], 'boolean', (machine, a, b) => starts(b, a, machine)),
  define('finishes', [any('a'), range('b')], 'boolean', (machine, a, b) => finishes(a, b, machine)),
  define('finished by', [range('a'), any('b')], 'boolean', (machine, a, b) => finishes(b, a, machine)),
  define('coincides', [any('a'), any('b')], 'boolean', (machine, a, b) =>
    equals(asRange(a), asRange(b), machine),
  ),
]
