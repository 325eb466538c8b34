import { forbiddenKeys } from '@banshi/schemas'
import { normalName, type Node } from '../parse.ts'
import { seenType, type FeelType } from '../types.ts'
import { emptyContext } from '../values/value.ts'
import type { NodeCompiler, Run } from './compiled.ts'
import { unquote } from './literals.ts'

const keyText = (node: Node | undefined): string => {
  const inner = node?.children[0]
  return inner?.name === 'StringLiteral' ? unquote(inner.text) : normalName(node?.text ?? '')
}

/** `{a: 1, b: a + 1}`: an entry sees those before it. */
const context: NodeCompiler = (node, scope, compilation) => {
  const entries: { key: string; slot: number; run: Run }[] = []
  const fields: Record<string, FeelType> = Object.create(null) as Record<string, FeelType>
  let inside = scope
  for (const entry of node.children) {
    if (entry.name !== 'ContextEntry') continue
    const key = keyText(entry.children[0])
    if (forbiddenKeys.has(key)) {
      compilation.report('forbiddenName', entry, { name: key })
      continue
    }
    const value = compilation.compile(entry.children[1], inside)
    const slot = compilation.newSlot()
    const type = seenType(value.type)
    entries.push({ key, slot, run: value.run })
    fields[key] = type
    inside = inside.with(key, slot, type)
  }
  const run: Run = (machine) => {
    const result = emptyContext()
    for (const { key, slot, run: value } of entries) {
      result[key] = machine.slots[slot] = value(machine)
    }
    return result
  }
  return { run, type: { kind: 'context', fields } }
}

export const contexts: [string, NodeCompiler][] = [['Context', context]]
