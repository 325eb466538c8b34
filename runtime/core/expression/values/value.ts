import { Decimal } from 'decimal.js'
import type { Machine } from '../machine.ts'
import type { FeelNumber } from './number.ts'

/** Values that JSON has no form for: temporal values, ranges, functions. */
export abstract class FeelObject {
  abstract readonly kind: 'date' | 'datetime' | 'time' | 'duration' | 'range' | 'function'
}

export interface FeelContext {
  readonly [key: string]: Value
}

/** A value inside an evaluation. Numbers: see `number.ts`. */
export type Value = null | boolean | string | FeelNumber | FeelObject | readonly Value[] | FeelContext

export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

export const isNumber = (value: Value | undefined): value is FeelNumber =>
  typeof value === 'number' || value instanceof Decimal

export const isContext = (value: Value): value is FeelContext =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof FeelObject) &&
  !(value instanceof Decimal)

/** An own property of a context, null when there is none. */
export const ownEntry = (context: FeelContext, key: string): Value =>
  Object.hasOwn(context, key) ? (context[key] ?? null) : null

/** A context to be filled: without a prototype, so that no key can reach one (`security D3`). */
export const emptyContext = (): Record<string, Value> => Object.create(null) as Record<string, Value>

/** A range; a missing end is open. */
export class FeelRange extends FeelObject {
  readonly kind = 'range'
  constructor(
    readonly start: Value,
    readonly end: Value,
    readonly startIncluded: boolean,
    readonly endIncluded: boolean,
  ) {
    super()
  }
}

/** A function written in the expression. */
export class FeelFunction extends FeelObject {
  readonly kind = 'function'
  constructor(
    readonly parameters: readonly string[],
    readonly invoke: (machine: Machine, args: readonly Value[]) => Value,
  ) {
    super()
  }
}
