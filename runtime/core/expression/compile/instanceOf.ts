import type { Node } from '../parse.ts'
import { normalName } from '../parse.ts'
import { booleanType } from '../types.ts'
import { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration } from '../values/temporal.ts'
import {
  FeelFunction,
  FeelRange,
  isContext,
  isList,
  isNumber,
  ownEntry,
  type Value,
} from '../values/value.ts'
import type { Compilation, NodeCompiler } from './compiled.ts'

type Check = (value: Value) => boolean

const simple: Record<string, Check> = {
  any: (value) => value !== null,
  Any: (value) => value !== null,
  null: (value) => value === null,
  Null: (value) => value === null,
  number: isNumber,
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => value instanceof FeelDate,
  time: (value) => value instanceof FeelTime,
  'date and time': (value) => value instanceof FeelDateTime,
  'days and time duration': (value) => value instanceof DaysDuration,
  'years and months duration': (value) => value instanceof MonthsDuration,
  duration: (value) => value instanceof DaysDuration || value instanceof MonthsDuration,
  list: isList,
  context: isContext,
  function: (value) => value instanceof FeelFunction,
  range: (value) => value instanceof FeelRange,
}

function entryChecks(node: Node, compilation: Compilation): [string, Check][] {
  const entries = node.children
    .filter((child) => child.name === 'ContextEntryTypes')
    .flatMap((child) => child.children)
  return entries
    .filter((child) => child.name === 'ContextEntryType')
    .map((entry) => [
      normalName(entry.children[0]?.text ?? ''),
      typeCheck(entry.children[1] ?? entry, compilation),
    ])
}

/** How a type written after `instance of` is checked. */
function typeCheck(node: Node, compilation: Compilation): Check {
  const inner = node.name === 'Type' ? node.children[0] : node
  if (inner?.name === 'ListType') {
    const itemNode = inner.children.find((child) => child.name === 'Type')
    const item = itemNode ? typeCheck(itemNode, compilation) : () => true
    return (value) => isList(value) && value.every(item)
  }
  if (inner?.name === 'ContextType') {
    const entries = entryChecks(inner, compilation)
    return (value) => isContext(value) && entries.every(([key, check]) => check(ownEntry(value, key)))
  }
  if (inner?.name === 'FunctionType') return (value) => value instanceof FeelFunction
  const name = normalName(inner?.text ?? '')
  const check = Object.hasOwn(simple, name) ? simple[name] : undefined
  if (!check) compilation.report('unknownType', node, { name })
  return check ?? (() => false)
}

const instanceOf: NodeCompiler = (node, scope, compilation) => {
  const { run } = compilation.compile(node.children[0], scope)
  const typeNode = node.children.find((child) => child.name === 'Type')
  const check = typeNode ? typeCheck(typeNode, compilation) : () => false
  const cost = node.size
  return {
    run: (machine) => {
      const value = run(machine)
      if (isList(value)) machine.spend(value.length * cost)
      return check(value)
    },
    type: booleanType,
  }
}

export const instanceOfNodes: [string, NodeCompiler][] = [['InstanceOfExpression', instanceOf]]
