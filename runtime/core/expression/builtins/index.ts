import { contextFunctions } from './contexts.ts'
import type { Builtin } from './define.ts'
import { lists } from './lists.ts'
import { numbers } from './numbers.ts'
import { patterns } from './patterns.ts'
import { ranges } from './ranges.ts'
import { statistics } from './statistics.ts'
import { strings } from './strings.ts'
import { temporals } from './temporals.ts'

/** Every function of the language by name. `meets` is compiled apart, because it sees the threshold itself. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [strings, patterns, lists, statistics, numbers, temporals, contextFunctions, ranges]
    .flat()
    .map((builtin) => [builtin.name, builtin]),
)
