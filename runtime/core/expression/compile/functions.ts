import { seenType, type FeelType, anyType } from '../types.ts'
import { normalName, type Node } from '../parse.ts'
import { FeelFunction, type Value } from '../values/value.ts'
import { nothing, type NodeCompiler } from './compiled.ts'

const known: Record<string, FeelType> = {
  number: { kind: 'number' },
  string: { kind: 'string' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
  time: { kind: 'time' },
  'date and time': { kind: 'datetime' },
}

function parameterOf(node: Node): { name: string; type: FeelType } {
  const typeName = normalName(node.children[1]?.text ?? '')
  const type = Object.hasOwn(known, typeName) ? known[typeName] : undefined
  return { name: normalName(node.children[0]?.text ?? ''), type: type ?? anyType }
}

/**
 * `function(x, y) x + y`: keeps the variables it was made with. Depth of calls and the steps of each are counted, so
 * a function that calls itself through a parameter ends (`security A9`).
 */
const definition: NodeCompiler = (node, scope, compilation) => {
  const list = node.children.find((child) => child.name === 'FormalParameters')
  const bodyNode = node.children.find((child) => child.name === 'FunctionBody')
  const expression = bodyNode?.children.at(-1)
  if (!bodyNode || !expression || node.children.some((child) => child.name === 'external')) {
    compilation.report('notSupported', node, { text: node.text })
    return nothing
  }
  const parameters = (list?.children ?? [])
    .filter((child) => child.name === 'FormalParameter')
    .map(parameterOf)
  let inside = scope
  const slots = parameters.map(({ name, type }) => {
    const slot = compilation.newSlot()
    inside = inside.with(name, slot, type)
    return slot
  })
  const body = compilation.compile(expression, inside)
  const names = parameters.map(({ name }) => name)
  const { run } = body
  const cost = bodyNode.size + 1
  return {
    run: (machine) => {
      const kept = machine.slots.slice()
      return new FeelFunction(names, (caller, args: readonly Value[]) => {
        const outer = caller.slots
        caller.spend(cost)
        caller.enter()
        caller.slots = kept.slice()
        slots.forEach((slot, i) => (caller.slots[slot] = args[i] ?? null))
        const value = run(caller)
        caller.slots = outer
        caller.leave()
        return value
      })
    },
    type: { kind: 'function', returns: seenType(body.type) },
  }
}

export const functions: [string, NodeCompiler][] = [['FunctionDefinition', definition]]
