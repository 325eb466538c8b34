import type { Node } from '../parse.ts'
import { booleanType, seenType } from '../types.ts'
import { compare, equals, includes } from '../values/compare.ts'
import { FeelRange } from '../values/value.ts'
import type { Compilation, Compiled, NodeCompiler, Run } from './compiled.ts'
import type { Scope } from './scope.ts'
import { compileTest } from './tests.ts'

const unordered = new Set(['boolean', 'list', 'context', 'function', 'range'])

const isNull = (compiled: Compiled): boolean => compiled.constant === null

/** Reports two things that can never be compared. */
function checkComparable(
  a: Compiled,
  b: Compiled,
  operator: string,
  node: Node,
  compilation: Compilation,
): void {
  const [left, right] = [seenType(a.type).kind, seenType(b.type).kind]
  const ordering = operator !== '=' && operator !== '!='
  const clash = left !== 'any' && right !== 'any' && left !== right && !isNull(a) && !isNull(b)
  if (!clash && !(ordering && (unordered.has(left) || unordered.has(right)))) return
  const [first, , second] = node.children
  compilation.report('cannotCompare', node, { left: first?.text ?? '', right: second?.text ?? '' })
}

/**
 * A threshold says itself whether it includes its number, so comparing with it by a sign of one's own is a warning
 * (`design §3`). Comparing two thresholds with each other is not.
 */
function warnBareThreshold(parts: readonly Compiled[], node: Node, compilation: Compilation): void {
  const thresholds = parts.filter((part) => part.type.kind === 'threshold')
  if (thresholds.length > 0 && thresholds.length < parts.length) {
    const name = thresholds[0]?.source?.path.join('.') ?? ''
    compilation.warn('bareThresholdComparison', node, { name })
  }
}

const ordered =
  (a: Run, b: Run, holds: (order: number) => boolean): Run =>
  (machine) => {
    const order = compare(a(machine), b(machine))
    return order === null ? null : holds(order)
  }

const comparators: Record<string, (a: Run, b: Run) => Run> = {
  '<': (a, b) => ordered(a, b, (order) => order < 0),
  '<=': (a, b) => ordered(a, b, (order) => order <= 0),
  '>': (a, b) => ordered(a, b, (order) => order > 0),
  '>=': (a, b) => ordered(a, b, (order) => order >= 0),
  '=': (a, b) => (machine) => equals(a(machine), b(machine), machine),
  '!=': (a, b) => (machine) => {
    const same = equals(a(machine), b(machine), machine)
    return same === null ? null : !same
  },
}

function between(node: Node, scope: Scope, compilation: Compilation): Compiled {
  const [valueNode, , fromNode, , toNode] = node.children
  const value = compilation.compile(valueNode, scope)
  const from = compilation.compile(fromNode, scope)
  const to = compilation.compile(toNode, scope)
  checkComparable(
    value,
    from,
    '<',
    { ...node, children: [valueNode ?? node, node, fromNode ?? node] },
    compilation,
  )
  checkComparable(
    value,
    to,
    '<',
    { ...node, children: [valueNode ?? node, node, toNode ?? node] },
    compilation,
  )
  warnBareThreshold([value, from, to], node, compilation)
  return {
    run: (machine) => {
      const [low, high] = [from.run(machine), to.run(machine)]
      return low === null || high === null
        ? null
        : includes(new FeelRange(low, high, true, true), value.run(machine))
    },
    type: booleanType,
  }
}

/** `x in test`, `x in (test, test)`. */
function membership(node: Node, scope: Scope, compilation: Compilation): Compiled {
  const [valueNode, , ...rest] = node.children
  const value = compilation.compile(valueNode, scope)
  const tests = rest
    .flatMap((child) => (child.name === 'PositiveUnaryTests' ? child.children : [child]))
    .filter((child) => child.name === 'PositiveUnaryTest')
  const slot = compilation.newSlot()
  const compiled = tests.map((test) => compileTest(test, slot, value.type, scope, compilation))
  return {
    run: (machine) => {
      const input = value.run(machine)
      machine.slots[slot] = input
      let answer: boolean | null = false
      for (const test of compiled) {
        const held = test(input, machine)
        if (held === true) return true
        if (held === null) answer = null
      }
      return answer
    },
    type: booleanType,
  }
}

const comparison: NodeCompiler = (node, scope, compilation) => {
  const [leftNode, operatorNode, rightNode] = node.children
  const operator = operatorNode?.text ?? ''
  if (operatorNode?.name === 'between') return between(node, scope, compilation)
  if (operatorNode?.name === 'in') return membership(node, scope, compilation)
  const left = compilation.compile(leftNode, scope)
  const right = compilation.compile(rightNode, scope)
  const make = comparators[operator]
  if (!make) return compilation.report('notSupported', node, { text: node.text })
  checkComparable(left, right, operator, node, compilation)
  warnBareThreshold([left, right], node, compilation)
  return { run: make(left.run, right.run), type: booleanType }
}

export const comparisons: [string, NodeCompiler][] = [['Comparison', comparison]]
