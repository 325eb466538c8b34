import type { Machine } from '../machine.ts'
import type { Node } from '../parse.ts'
import { booleanType, seenType, type FeelType } from '../types.ts'
import { equals, includes, satisfies } from '../values/compare.ts'
import { FeelRange, isList, type Value } from '../values/value.ts'
import type { Compilation, Compiled, NodeCompiler } from './compiled.ts'
import { mayBe } from './expect.ts'
import type { Scope } from './scope.ts'

/** Whether an input passes a test; null when they cannot be compared. */
export type Test = (input: Value, machine: Machine) => boolean | null

const asBoolean = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null)

/** `> 5`, `= "a"`: a comparison with the input on its left. */
function operatorTest(node: Node, scope: Scope, compilation: Compilation): { test: Test; type: FeelType } {
  const [operatorNode, operandNode] = node.children
  const operand = compilation.compile(operandNode, scope)
  const { run } = operand
  warnBareThreshold(operand, node, compilation)
  const range = (input: Value, machine: Machine, make: (end: Value) => FeelRange): boolean | null => {
    const end = run(machine)
    return end === null ? null : includes(make(end), input)
  }
  const tests: Record<string, Test> = {
    '<': (input, machine) => range(input, machine, (end) => new FeelRange(null, end, false, false)),
    '<=': (input, machine) => range(input, machine, (end) => new FeelRange(null, end, false, true)),
    '>': (input, machine) => range(input, machine, (end) => new FeelRange(end, null, false, false)),
    '>=': (input, machine) => range(input, machine, (end) => new FeelRange(end, null, true, false)),
    '=': (input, machine) => equals(input, run(machine), machine),
    '!=': (input, machine) => {
      const same = equals(input, run(machine), machine)
      return same === null ? null : !same
    },
  }
  const test = tests[operatorNode?.text ?? '']
  if (!test) compilation.report('notSupported', node, { text: node.text })
  return { test: test ?? (() => null), type: operand.type }
}

/** A threshold brings its own comparator: `meets(?, p.limit)` applies it (`design §3`). */
function warnBareThreshold({ type, source }: Compiled, node: Node, compilation: Compilation): void {
  if (type.kind !== 'threshold') return
  compilation.warn('bareThresholdComparison', node, { name: source?.path.join('.') ?? '' })
}

function checkInput(input: FeelType, tested: FeelType, node: Node, compilation: Compilation): void {
  const [left, right] = [seenType(input).kind, seenType(tested).kind]
  if (left === 'any' || left === 'list' || right === 'any' || right === 'list' || right === 'range') return
  if (left !== right) compilation.report('cannotTest', node, { text: node.text })
}

/**
 * One test of `in` or of a decision table cell (DMN 1.3 §7.3). A test that names its input `?` is itself the answer;
 * so is another boolean expression; every other value is what the input must equal, lie in or be one of.
 */
export function compileTest(
  node: Node,
  slot: number,
  input: FeelType,
  scope: Scope,
  compilation: Compilation,
): Test {
  const inner = node.children[0]
  if (!inner || inner.name === 'Wildcard') return () => true
  const inside = scope.with('?', slot, input)
  if (inner.name === 'SimplePositiveUnaryTest' && inner.children.length > 1) {
    const { test, type } = operatorTest(inner, inside, compilation)
    checkInput(input, type, inner, compilation)
    return test
  }
  const before = compilation.inputUsed
  compilation.inputUsed = false
  const compiled = compilation.compile(inner, inside)
  const { run } = compiled
  const named = compilation.inputUsed
  compilation.inputUsed = before
  if (named) return (_input, machine) => asBoolean(run(machine))
  if (compiled.type.kind === 'boolean' && compiled.constant === undefined && !mayBe(input, 'boolean')) {
    return (_input, machine) => asBoolean(run(machine))
  }
  if (compiled.type.kind === 'range' || compiled.type.kind === 'list' || compiled.constant === null) {
    return (value, machine) => satisfies(value, run(machine), machine)
  }
  checkInput(input, compiled.type, inner, compilation)
  warnBareThreshold(compiled, inner, compilation)
  return (value, machine) => answer(value, run(machine), compiled, machine)
}

/** A boolean that is no literal answers by itself unless the input is a boolean too. */
function answer(input: Value, tested: Value, compiled: Compiled, machine: Machine): boolean | null {
  if (typeof tested === 'boolean' && compiled.constant === undefined && typeof input !== 'boolean')
    return tested
  if (isList(tested) || tested instanceof FeelRange) return satisfies(input, tested, machine)
  return equals(input, tested, machine)
}

const inputName: NodeCompiler = (node, scope, compilation) => {
  const binding = scope.find('?')
  compilation.inputUsed = true
  if (binding?.kind !== 'local')
    return compilation.report('unknownName', node, { name: '?', suggestion: '—' })
  const { slot, type } = binding
  return { run: (machine) => machine.slots[slot] ?? null, type }
}

/** `> 5` or an interval where a value is expected: the range itself. */
const rangeTest: NodeCompiler = (node, scope, compilation) => {
  if (node.children.length === 1) return compilation.compile(node.children[0], scope)
  const operator = node.children[0]?.text ?? ''
  const { run } = compilation.compile(node.children[1], scope)
  const make: Record<string, (end: Value) => FeelRange> = {
    '<': (end) => new FeelRange(null, end, false, false),
    '<=': (end) => new FeelRange(null, end, false, true),
    '>': (end) => new FeelRange(end, null, false, false),
    '>=': (end) => new FeelRange(end, null, true, false),
    '=': (end) => new FeelRange(end, end, true, true),
  }
  const toRange = make[operator]
  if (!toRange) return compilation.report('notSupported', node, { text: node.text })
  return { run: (machine) => toRange(run(machine)), type: { kind: 'range' } }
}

/** A whole cell: any of its tests holds; `not(…)`: none of them does. */
const unaryTests: NodeCompiler = (node, scope, compilation) => {
  const negative = node.children[0]?.name === 'not'
  if (node.children[0]?.name === 'Wildcard') return { run: () => true, type: booleanType }
  const tests = node.children
    .filter((child) => child.name === 'PositiveUnaryTests')
    .flatMap((child) => child.children)
  const outer = scope.find('?')
  const inputType: FeelType = outer?.type ?? { kind: 'any' }
  const slot = compilation.newSlot()
  const compiled = tests.map((test) => compileTest(test, slot, inputType, scope, compilation))
  const read =
    outer?.kind === 'root'
      ? compilation.compile({ ...node, name: 'VariableName', text: '?', children: [] }, scope).run
      : () => null
  return {
    run: (machine) => {
      const input = read(machine)
      machine.slots[slot] = input
      const held = compiled.some((test) => test(input, machine) === true)
      return negative ? !held : held
    },
    type: booleanType,
  }
}

export const testNodes: [string, NodeCompiler][] = [
  ['?', inputName],
  ['SimplePositiveUnaryTest', rangeTest],
  ['UnaryTests', unaryTests],
]
