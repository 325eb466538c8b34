import type { Machine } from '../machine.ts'
import type { Node } from '../parse.ts'
import { anyType, booleanType, listOf, numberType, seenType, type FeelType } from '../types.ts'
import { wholeNumber } from '../values/number.ts'
import { dateOfDays, FeelDate } from '../values/temporal.ts'
import { FeelRange, isList, isNumber, type Value } from '../values/value.ts'
import type { Compilation, NodeCompiler, Run } from './compiled.ts'
import type { Scope } from './scope.ts'

/** Calls `visit` for each value of an iteration; false from it ends the loop. False: there is nothing to go through. */
type Walk = (machine: Machine, visit: (value: Value) => boolean) => boolean

function walkNumbers(from: number, to: number, visit: (value: number) => boolean): void {
  const step = from <= to ? 1 : -1
  for (let n = from; step > 0 ? n <= to : n >= to; n += step) {
    if (!visit(n)) return
  }
}

function walkRange(start: Value, end: Value, visit: (value: Value) => boolean): boolean {
  if (isNumber(start) && isNumber(end)) {
    const [from, to] = [wholeNumber(start), wholeNumber(end)]
    if (from === undefined || to === undefined) return false
    walkNumbers(from, to, visit)
    return true
  }
  if (!(start instanceof FeelDate) || !(end instanceof FeelDate)) return false
  walkNumbers(start.days, end.days, (days) => visit(dateOfDays(days)))
  return true
}

function walkValue(value: Value, visit: (value: Value) => boolean): boolean {
  if (value === null) return false
  if (value instanceof FeelRange) {
    const [from, to] = [value.start, value.end]
    if (isNumber(from) && isNumber(to)) {
      const first = wholeNumber(from)
      const last = wholeNumber(to)
      if (first === undefined || last === undefined) return false
      walkNumbers(first, last, (n) =>
        (n === first && !value.startIncluded) || (n === last && !value.endIncluded) ? true : visit(n),
      )
      return true
    }
    return walkRange(from, to, visit)
  }
  for (const item of isList(value) ? value : [value]) {
    if (!visit(item)) break
  }
  return true
}

interface Iterator {
  slot: number
  walk: Walk
}

/** Iterators from left to right; each sees the names of those before it. */
function compileIterators(
  node: Node | undefined,
  scope: Scope,
  compilation: Compilation,
): [Iterator[], Scope] {
  const iterators: Iterator[] = []
  let inside = scope
  for (const child of node?.children ?? []) {
    if (child.name !== 'InExpression') continue
    const [nameNode, , contextNode] = child.children
    const parts =
      contextNode?.name === 'IterationContext' ? contextNode.children : contextNode ? [contextNode] : []
    const first = compilation.compile(parts[0], inside)
    const last = parts[2] ? compilation.compile(parts[2], inside) : undefined
    const slot = compilation.newSlot()
    const walk: Walk = last
      ? (machine, visit) => walkRange(first.run(machine), last.run(machine), visit)
      : (machine, visit) => walkValue(first.run(machine), visit)
    iterators.push({ slot, walk })
    const type = last
      ? rangeItem(first.type)
      : first.type.kind === 'list'
        ? first.type.of
        : itemOf(first.type)
    inside = inside.with(nameNode?.text ?? '', slot, type)
  }
  return [iterators, inside]
}

const rangeItem = (type: FeelType): FeelType =>
  type.kind === 'any' ? anyType : type.kind === 'date' ? type : numberType
const itemOf = (type: FeelType): FeelType => (type.kind === 'range' ? anyType : seenType(type))

/** Goes through the product of all iterators, the last one fastest; false when one of them yields nothing at all. */
function walkAll(
  iterators: readonly Iterator[],
  cost: number,
  machine: Machine,
  visit: () => boolean,
  at = 0,
): boolean {
  const iterator = iterators[at]
  if (!iterator) return true
  const isLast = at === iterators.length - 1
  let complete = true
  const walked = iterator.walk(machine, (value) => {
    machine.spend(cost)
    machine.slots[iterator.slot] = value
    if (isLast) return (complete = visit())
    return (complete = walkAll(iterators, cost, machine, visit, at + 1))
  })
  return walked && complete
}

const loop: NodeCompiler = (node, scope, compilation) => {
  const [iterators, inside] = compileIterators(node.children[1], scope, compilation)
  const partial = compilation.newSlot()
  const bodyNode = node.children[3]
  const body = compilation.compile(bodyNode, inside.with('partial', partial, listOf(anyType)))
  const cost = (bodyNode?.size ?? 1) + 1
  const { run } = body
  return {
    run: (machine) => {
      const results: Value[] = []
      const done = walkAll(iterators, cost, machine, () => {
        machine.slots[partial] = results
        results.push(run(machine))
        return true
      })
      return done ? results : null
    },
    type: listOf(seenType(body.type)),
  }
}

const quantified: NodeCompiler = (node, scope, compilation) => {
  const every = node.children[0]?.name === 'every'
  const [iterators, inside] = compileIterators(node.children[1], scope, compilation)
  const conditionNode = node.children[3]
  const condition = compilation.compile(conditionNode, inside)
  const cost = (conditionNode?.size ?? 1) + 1
  const { run } = condition
  return { run: quantify(iterators, cost, run, every), type: booleanType }
}

const quantify =
  (iterators: readonly Iterator[], cost: number, condition: Run, every: boolean): Run =>
  (machine) => {
    let decided = false
    const done = walkAll(iterators, cost, machine, () => {
      if ((condition(machine) === true) !== every) decided = true
      return !decided
    })
    if (decided) return !every
    return done ? every : null
  }

export const iterations: [string, NodeCompiler][] = [
  ['ForExpression', loop],
  ['QuantifiedExpression', quantified],
]
