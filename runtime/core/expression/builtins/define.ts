import type { Machine } from '../machine.ts'
import { anyType, type FeelKind, type FeelType } from '../types.ts'
import { FeelDate, FeelDateTime } from '../values/temporal.ts'
import type { FeelNumber } from '../values/number.ts'
import {
  FeelFunction,
  FeelRange,
  isContext,
  isList,
  isNumber,
  type FeelContext,
  type Value,
} from '../values/value.ts'

/** Returned by `accept` for a value the parameter does not take; the call then answers null. */
export const refused: unique symbol = Symbol('refused')

export interface Param<T> {
  readonly name: string
  /** Kind a caller's value is known to need; `any` checks nothing before it runs. */
  readonly kind: FeelKind
  readonly optional: boolean
  /** Takes all further values. */
  readonly rest: boolean
  accept(value: Value): T | typeof refused
}

function param<T>(name: string, kind: FeelKind, takes: (value: Value) => value is Value & T): Param<T> {
  return {
    name,
    kind,
    optional: false,
    rest: false,
    accept: (value) => {
      if (takes(value)) return value
      // a list of one stands for its item (DMN 1.3 §10.3.2.9.4)
      const only = isList(value) && value.length === 1 ? (value[0] ?? null) : null
      return takes(only) ? only : refused
    },
  }
}

export const any = (name: string): Param<Value> => ({
  name,
  kind: 'any',
  optional: false,
  rest: false,
  accept: (value) => value,
})
export const text = (name: string): Param<string> =>
  param(name, 'string', (value): value is string => typeof value === 'string')
export const number = (name: string): Param<FeelNumber> => param(name, 'number', isNumber)
export const boolean = (name: string): Param<boolean> =>
  param(name, 'boolean', (value): value is boolean => typeof value === 'boolean')
export const context = (name: string): Param<FeelContext> => param(name, 'context', isContext)
export const range = (name: string): Param<FeelRange> =>
  param(name, 'range', (value): value is FeelRange => value instanceof FeelRange)
export const callback = (name: string): Param<FeelFunction> =>
  param(name, 'function', (value): value is FeelFunction => value instanceof FeelFunction)
/** A date or the date of a date and time. */
export const day = (name: string): Param<FeelDate | FeelDateTime> => ({
  ...param(
    name,
    'any',
    (value): value is FeelDate | FeelDateTime => value instanceof FeelDate || value instanceof FeelDateTime,
  ),
})
/** A list, or one value as a list of one; null is no list. */
export const list = (name: string): Param<readonly Value[]> => ({
  name,
  kind: 'any',
  optional: false,
  rest: false,
  accept: (value) => (isList(value) ? value : value === null ? refused : [value]),
})
/** May be left out; a value that is given but unknown is not the same and must be accepted as any other. */
export const optional = <T>(inner: Param<T>): Param<T | undefined> => ({ ...inner, optional: true })
/** May be left out or null, which are the same. */
export const nullable = <T>(inner: Param<T>): Param<T | undefined> => ({
  ...inner,
  optional: true,
  accept: (value) => (value === null ? undefined : inner.accept(value)),
})
/** All further values as one list; a single list among them is that list: `sum(list)`, `sum(1, 2)`. */
export const rest = (name: string): Param<readonly Value[]> => ({
  name,
  kind: 'any',
  optional: true,
  rest: true,
  accept: (value) => (isList(value) ? value : refused),
})

type ArgsOf<P extends readonly Param<unknown>[]> = { [K in keyof P]: P[K] extends Param<infer T> ? T : never }

export interface Fault {
  code: string
  params: Record<string, string | number>
}

export interface Builtin {
  readonly name: string
  readonly params: readonly Param<unknown>[]
  readonly type: (args: readonly FeelType[]) => FeelType
  readonly run: (machine: Machine, args: readonly unknown[]) => Value
  /** Looks at values written in the text before anything runs. */
  readonly check: ((constants: readonly (Value | undefined)[]) => Fault | undefined) | undefined
}

/** Describes a function of the language; values that do not fit its parameters answer null before `run` sees them. */
export function define<const P extends readonly Param<unknown>[]>(
  name: string,
  params: P,
  type: FeelKind | ((args: readonly FeelType[]) => FeelType),
  run: (machine: Machine, ...args: ArgsOf<P>) => Value,
  check?: Builtin['check'],
): Builtin {
  const result = typeof type === 'function' ? type : (): FeelType => plainType(type)
  return { name, params, type: result, run: (machine, args) => run(machine, ...(args as ArgsOf<P>)), check }
}

const plainType = (kind: FeelKind): FeelType =>
  kind === 'list' ? { kind, of: anyType } : kind === 'context' ? { kind: 'any' } : ({ kind } as FeelType)

/** The type of the items of the first argument, for functions that pick from a list. */
export const itemOfFirst = ([first]: readonly FeelType[]): FeelType =>
  first?.kind === 'list' ? first.of : anyType
/** The first argument's list type, for functions that rearrange a list. */
export const sameList = ([first]: readonly FeelType[]): FeelType =>
  first?.kind === 'list' ? first : { kind: 'list', of: anyType }
