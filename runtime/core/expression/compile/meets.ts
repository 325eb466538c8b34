import { rangesMeet } from '../builtins/ranges.ts'
import type { Node } from '../parse.ts'
import { booleanType, seenType } from '../types.ts'
import { compareNumbers } from '../values/number.ts'
import { thresholdOf } from '../values/json.ts'
import { FeelRange, isNumber, type Value } from '../values/value.ts'
import { expectKind, mayBe } from './expect.ts'
import type { Compilation, Compiled } from './compiled.ts'
import type { Scope } from './scope.ts'

const holds: Record<string, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

function meetsThreshold(value: Value, threshold: unknown): boolean | null {
  const found = thresholdOf(threshold)
  if (!found || !isNumber(value) || !Object.hasOwn(holds, found.comparator)) return null
  return holds[found.comparator]?.(compareNumbers(value, found.value)) ?? null
}

/**
 * `meets(x, p.limit)`: applies the comparator the threshold was given (`design §3`; 以上/以下/以内 include the number,
 * 超过/低于/过半数 do not). Of two ranges it is the standard's `meets` (DMN 1.3 table 78).
 */
export function compileMeets(
  node: Node,
  given: readonly { node: Node; name: string | undefined }[],
  scope: Scope,
  compilation: Compilation,
): Compiled {
  const [first, second] = given
  if (!first || !second || given.length !== 2) {
    return compilation.report('wrongArgumentCount', node, {
      name: 'meets',
      min: 2,
      max: 2,
      count: given.length,
    })
  }
  const value = compilation.compile(first.node, scope)
  const threshold = compilation.compile(second.node, scope)
  const ranges = value.type.kind === 'range' || threshold.type.kind === 'range'
  if (!ranges) {
    expectKind(value, 'number', first.node, compilation)
    const isThreshold = threshold.type.kind === 'threshold' || mayBe(seenType(threshold.type), 'range')
    if (!isThreshold) return compilation.report('needsThreshold', second.node, { text: second.node.text })
  }
  const raw = threshold.source?.raw
  return {
    run: (machine) => {
      const left = value.run(machine)
      const right = raw && !ranges ? raw(machine) : threshold.run(machine)
      if (left instanceof FeelRange) return right instanceof FeelRange ? rangesMeet(left, right) : null
      return meetsThreshold(left, right)
    },
    type: booleanType,
  }
}
