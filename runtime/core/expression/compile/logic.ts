import { booleanType, commonType, seenType } from '../types.ts'
import type { Value } from '../values/value.ts'
import type { NodeCompiler } from './compiled.ts'
import { expectKind } from './expect.ts'

const truth = (value: Value): boolean | null => (typeof value === 'boolean' ? value : null)

/** Three-valued (DMN 1.3 table 50): what is decided by one side needs not know the other. */
const conjunction: NodeCompiler = (node, scope, compilation) => {
  const [leftNode, , rightNode] = node.children
  const [left, right] = [compilation.compile(leftNode, scope), compilation.compile(rightNode, scope)]
  if (leftNode) expectKind(left, 'boolean', leftNode, compilation)
  if (rightNode) expectKind(right, 'boolean', rightNode, compilation)
  const [a, b] = [left.run, right.run]
  const run = (machine: Parameters<typeof a>[0]): boolean | null => {
    const first = truth(a(machine))
    if (first === false) return false
    const second = truth(b(machine))
    return second === false ? false : first === null || second === null ? null : true
  }
  return { run, type: booleanType }
}

const disjunction: NodeCompiler = (node, scope, compilation) => {
  const [leftNode, , rightNode] = node.children
  const [left, right] = [compilation.compile(leftNode, scope), compilation.compile(rightNode, scope)]
  if (leftNode) expectKind(left, 'boolean', leftNode, compilation)
  if (rightNode) expectKind(right, 'boolean', rightNode, compilation)
  const [a, b] = [left.run, right.run]
  const run = (machine: Parameters<typeof a>[0]): boolean | null => {
    const first = truth(a(machine))
    if (first === true) return true
    const second = truth(b(machine))
    return second === true ? true : first === null || second === null ? null : false
  }
  return { run, type: booleanType }
}

/** Anything but true takes the else branch. */
const conditional: NodeCompiler = (node, scope, compilation) => {
  const [, conditionNode, , thenNode, , elseNode] = node.children
  const condition = compilation.compile(conditionNode, scope)
  if (conditionNode) expectKind(condition, 'boolean', conditionNode, compilation)
  const yes = compilation.compile(thenNode, scope)
  const no = compilation.compile(elseNode, scope)
  const [test, a, b] = [condition.run, yes.run, no.run]
  const unknown = yes.constant === null ? no.type : no.constant === null ? yes.type : undefined
  const type = unknown ?? commonType(seenType(yes.type), seenType(no.type))
  return { run: (machine) => (test(machine) === true ? a(machine) : b(machine)), type }
}

export const logic: [string, NodeCompiler][] = [
  ['Conjunction', conjunction],
  ['Disjunction', disjunction],
  ['IfExpression', conditional],
]
