import type { Machine } from '../machine.ts'
import { anyType, listOf, seenType } from '../types.ts'
import { includes } from '../values/compare.ts'
import { wholeNumber } from '../values/number.ts'
import { FeelRange, isList, isNumber, type Value } from '../values/value.ts'
import { nothing, type NodeCompiler, type Run } from './compiled.ts'

/** The item at a position from 1, or from the end by a negative one. */
function itemAt(list: readonly Value[], position: Value): Value {
  const index = isNumber(position) ? wholeNumber(position) : undefined
  if (index === undefined || index === 0) return null
  return list[index < 0 ? list.length + index : index - 1] ?? null
}

const passes = (result: Value, item: Value): boolean =>
  result === true || (result instanceof FeelRange && includes(result, item) === true)

function matching(list: readonly Value[], test: Run, slot: number, machine: Machine): Value[] {
  const kept: Value[] = []
  for (const item of list) {
    machine.slots[slot] = item
    if (passes(test(machine), item)) kept.push(item)
  }
  return kept
}

const asList = (value: Value): readonly Value[] => (isList(value) ? value : [value])

/** `list[condition]` and `list[position]` (DMN 1.3 §10.3.2.5). A value that is no list is a list of one. */
const filter: NodeCompiler = (node, scope, compilation) => {
  const [targetNode, , testNode] = node.children
  const target = compilation.compile(targetNode, scope)
  if (!testNode) return nothing
  const itemType = target.type.kind === 'list' ? target.type.of : seenType(target.type)
  const slot = compilation.newSlot()
  const test = compilation.compile(testNode, scope.withItem(slot, itemType))
  const { kind } = seenType(test.type)
  const [list, condition, cost] = [target.run, test.run, testNode.size + 1]
  if (kind !== 'number' && kind !== 'boolean' && kind !== 'range' && kind !== 'any') {
    return compilation.report('needsYesNo', testNode, { text: testNode.text })
  }
  const run = (machine: Machine): Value => {
    const value = list(machine)
    if (value === null) return null
    const items = asList(value)
    if (kind === 'number') return itemAt(items, condition(machine))
    machine.spend(items.length * cost)
    if (kind === 'any') {
      machine.slots[slot] = items[0] ?? null
      const first = condition(machine)
      if (isNumber(first)) return itemAt(items, first)
    }
    return matching(items, condition, slot, machine)
  }
  return { run, type: kind === 'number' ? itemType : kind === 'any' ? anyType : listOf(itemType) }
}

export const filters: [string, NodeCompiler][] = [['FilterExpression', filter]]
