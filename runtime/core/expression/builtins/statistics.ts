import type { Decimal } from 'decimal.js'
import type { Machine } from '../machine.ts'
import { anyType, seenType, type FeelType } from '../types.ts'
import { compare } from '../values/compare.ts'
import { add, compareNumbers, divide, exact, multiply, reduce, type FeelNumber } from '../values/number.ts'
import { addDurations, isDuration } from '../values/temporalArithmetic.ts'
import { isList, isNumber, type Value } from '../values/value.ts'
import { define, rest, type Builtin } from './define.ts'

/** The numbers of a list; undefined when anything else is among them. */
function numbersOf(items: readonly Value[], machine: Machine): FeelNumber[] | undefined {
  machine.spend(items.length)
  return items.every(isNumber) ? [...items] : undefined
}

function total(numbers: readonly FeelNumber[], machine: Machine): FeelNumber | null {
  let sum: FeelNumber | null = 0
  for (const n of numbers) {
    if (typeof sum !== 'number') machine.spend(2)
    sum = add(sum, n)
    if (sum === null) return null
  }
  return sum
}

/**
 * The sum of a list. Other than in DMN 1.3 blanks are left out and the sum of nothing is 0: a row that is not filled
 * in yet must not make a total unknown, and an empty table has a total.
 */
function sumOf(items: readonly Value[], machine: Machine): Value {
  machine.spend(items.length)
  let sum: FeelNumber | null = 0
  for (const item of items) {
    if (isNumber(item)) {
      if (typeof sum !== 'number') machine.spend(2)
      sum = add(sum, item)
      if (sum === null) return null
    } else if (item !== null) return sumOfDurations(items)
  }
  return sum
}

function sumOfDurations(items: readonly Value[]): Value {
  const filled = items.filter((item) => item !== null)
  if (!filled.every(isDuration)) return null
  return filled.reduce<Value>((sum, item) => (isDuration(sum) ? addDurations(sum, item, 1) : item), null)
}

/** The least (-1) or greatest (1) of values that have an order; null when one of them is unknown. */
function extreme(items: readonly Value[], direction: 1 | -1, machine: Machine): Value {
  machine.spend(items.length)
  let best = items[0] ?? null
  for (const item of items) {
    const order = compare(item, best)
    if (order === null) return null
    if (order * direction > 0) best = item
  }
  return best
}

function meanOf(numbers: readonly FeelNumber[], machine: Machine): FeelNumber | null {
  const sum = total(numbers, machine)
  return sum === null ? null : divide(sum, numbers.length)
}

function medianOf(numbers: FeelNumber[]): Value {
  numbers.sort(compareNumbers)
  const middle = numbers.length >> 1
  const upper = numbers[middle] ?? 0
  if (numbers.length % 2 === 1) return upper
  const sum = add(numbers[middle - 1] ?? 0, upper)
  return sum === null ? null : divide(sum, 2)
}

/** Of a sample: divides by n - 1 (DMN 1.3 table 75). */
function deviation(numbers: readonly FeelNumber[], machine: Machine): Value {
  machine.spend(numbers.length * 4)
  const mean = meanOf(numbers, machine)
  if (mean === null) return null
  const squares = numbers.reduce<Decimal>((sum, n) => sum.add(exact(n).sub(exact(mean)).pow(2)), exact(0))
  return reduce(squares.div(numbers.length - 1).sqrt())
}

/** The values that occur most often, ascending. */
function modeOf(numbers: FeelNumber[]): Value[] {
  numbers.sort(compareNumbers)
  const runs: { value: FeelNumber; length: number }[] = []
  for (const value of numbers) {
    const last = runs.at(-1)
    if (last && compareNumbers(last.value, value) === 0) last.length++
    else runs.push({ value, length: 1 })
  }
  const most = Math.max(0, ...runs.slice(0, 10_000).map((run) => run.length))
  return runs.filter((run) => run.length === most).map((run) => run.value)
}

/** The type of the values looked through: of the list, or of the values themselves. */
const ofItems = ([first]: readonly FeelType[]): FeelType =>
  first?.kind === 'list' ? seenType(first.of) : first ? seenType(first) : anyType

const sumType = (args: readonly FeelType[]): FeelType => {
  const type = ofItems(args)
  return type.kind === 'duration' || type.kind === 'number' ? type : anyType
}

const onNumbers =
  (least: number, run: (numbers: FeelNumber[], machine: Machine) => Value) =>
  (machine: Machine, items: readonly Value[]): Value => {
    const numbers = isList(items) ? numbersOf(items, machine) : undefined
    return numbers && numbers.length >= least ? run(numbers, machine) : null
  }

/** Functions on lists of numbers (DMN 1.3 §10.3.4.4). */
export const statistics: Builtin[] = [
  define('sum', [rest('list')], sumType, (machine, items) => sumOf(items, machine)),
  define('min', [rest('list')], ofItems, (machine, items) => extreme(items, -1, machine)),
  define('max', [rest('list')], ofItems, (machine, items) => extreme(items, 1, machine)),
  define('mean', [rest('list')], 'number', onNumbers(1, meanOf)),
  define('median', [rest('list')], 'number', onNumbers(1, medianOf)),
  define('stddev', [rest('list')], 'number', onNumbers(2, deviation)),
  define('mode', [rest('list')], 'list', onNumbers(0, modeOf)),
  define(
    'product',
    [rest('list')],
    'number',
    onNumbers(1, (numbers, machine) => {
      machine.spend(numbers.length * 4)
      return numbers.reduce<FeelNumber | null>(
        (result, n) => (result === null ? null : multiply(result, n)),
        1,
      )
    }),
  ),
]
