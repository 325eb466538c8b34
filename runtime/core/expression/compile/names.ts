import type { Json } from '@banshi/schemas'
import { forbiddenKeys } from '@banshi/schemas'
import { normalName, type Node } from '../parse.ts'
import type { Machine } from '../machine.ts'
import { anyType, listOf, seenType, type FeelType } from '../types.ts'
import { entryOf } from '../values/json.ts'
import { properties, property } from '../values/property.ts'
import { isContext, ownEntry, type Value } from '../values/value.ts'
import { closestName } from './closest.ts'
import type { Compilation, Compiled, NodeCompiler } from './compiled.ts'
import type { Binding, Scope } from './scope.ts'

/** A type as an expression sees it all the way down: thresholds are numbers. */
export function insideType(type: FeelType): FeelType {
  if (type.kind === 'list') return listOf(insideType(type.of))
  if (type.kind !== 'context') return seenType(type)
  const fields: Record<string, FeelType> = Object.create(null) as Record<string, FeelType>
  for (const key of Object.keys(type.fields)) fields[key] = insideType(type.fields[key] ?? anyType)
  return { kind: 'context', fields }
}

/** A value read from outside: JSON turned into what the declared type says it is. */
function fromSource(raw: (machine: Machine) => Json, type: FeelType, path: readonly string[]): Compiled {
  const entry = entryOf(type)
  const run = entry
    ? (machine: Machine): Value => entry(raw(machine), machine)
    : (raw as (machine: Machine) => Value)
  const seen = type.kind === 'threshold' ? type : insideType(type)
  return { run, type: seen, source: { raw, type, path } }
}

function fromBinding(binding: Binding): Compiled {
  if (binding.kind === 'root') {
    const { name } = binding
    return fromSource((machine) => machine.read(name), binding.type, [name])
  }
  const { slot, type } = binding
  if (binding.kind === 'local') return { run: (machine) => machine.slots[slot] ?? null, type }
  const { key } = binding
  return { run: (machine) => entryOfSlot(machine, slot, key), type }
}

function entryOfSlot(machine: Machine, slot: number, key: string): Value {
  const item = machine.slots[slot] ?? null
  return isContext(item) ? ownEntry(item, key) : null
}

/** The path of a root-based value is what the expression depends on; whoever reads it says so. */
export function noteRead(compiled: Compiled, compilation: Compilation): void {
  if (compiled.source) compilation.dependsOn(compiled.source.path)
}

function unknown(name: string, node: Node, known: readonly string[], compilation: Compilation): Compiled {
  return compilation.report('unknownName', node, { name, suggestion: closestName(name, known) })
}

/** A name without noting it as read: the start of a longer path. */
export function resolveName(node: Node, scope: Scope, compilation: Compilation): Compiled {
  const name = normalName(node.text)
  const binding = forbiddenKeys.has(name) ? undefined : scope.find(name)
  const open = scope.openItemBefore(name)
  if (open === undefined || forbiddenKeys.has(name)) {
    if (binding) return fromBinding(binding)
    if (compilation.isOpen && !forbiddenKeys.has(name))
      return fromBinding({ kind: 'root', name, type: anyType })
    return unknown(node.text, node, scope.names(), compilation)
  }
  const outer = binding && fromBinding(binding)
  if (outer) noteRead(outer, compilation)
  return {
    run: (machine) => {
      const item = machine.slots[open] ?? null
      if (isContext(item) && Object.hasOwn(item, name)) return ownEntry(item, name)
      return outer ? outer.run(machine) : null
    },
    type: anyType,
  }
}

const variable: NodeCompiler = (node, scope, compilation) => {
  const compiled = resolveName(node, scope, compilation)
  noteRead(compiled, compilation)
  return compiled
}

const ownRaw = (raw: Json, key: string): Json =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && Object.hasOwn(raw, key)
    ? (raw[key] ?? null)
    : null

function projectRaw(raw: Json, key: string, machine: Machine): Json {
  if (!Array.isArray(raw)) return ownRaw(raw, key)
  machine.spend(raw.length)
  return raw.map((item) => projectRaw(item, key, machine))
}

interface Field {
  key: string
  type: FeelType
}

/** The declared field of a type that a name means, through lists; undefined when there is none. */
function fieldOf(type: FeelType, name: string): Field | undefined {
  if (type.kind === 'any') return { key: name, type: anyType }
  if (type.kind === 'list') {
    const field = fieldOf(type.of, name)
    return field && { key: field.key, type: listOf(field.type) }
  }
  const fields = type.kind === 'context' ? type.fields : properties[type.kind]
  if (!fields) return undefined
  const key = Object.keys(fields).find((candidate) => candidate === name || normalName(candidate) === name)
  const found = key === undefined ? undefined : fields[key]
  return key === undefined || !found ? undefined : { key, type: found }
}

function fieldNames(type: FeelType): string[] {
  if (type.kind === 'list') return fieldNames(type.of)
  return Object.keys(type.kind === 'context' ? type.fields : (properties[type.kind] ?? {}))
}

/** `a.b` and `a.b.c`, also through lists; a path from a declared name is read straight from its JSON. */
const path: NodeCompiler = (node, scope, compilation) => {
  const compiled = resolvePath(node, scope, compilation)
  noteRead(compiled, compilation)
  return compiled
}

function resolvePath(node: Node, scope: Scope, compilation: Compilation): Compiled {
  const [targetNode, , keyNode] = node.children
  if (!targetNode || !keyNode) return compilation.report('notSupported', node, { text: node.text })
  const target =
    targetNode.name === 'VariableName'
      ? resolveName(targetNode, scope, compilation)
      : targetNode.name === 'PathExpression'
        ? resolvePath(targetNode, scope, compilation)
        : compilation.compile(targetNode, scope)
  const name = normalName(keyNode.text)
  const declared = target.source?.type ?? target.type
  const field = forbiddenKeys.has(name) ? undefined : fieldOf(declared, name)
  if (!field) return unknown(keyNode.text, keyNode, fieldNames(declared), compilation)
  const { key } = field
  const { source } = target
  if (source && (declared.kind === 'context' || declared.kind === 'list' || declared.kind === 'any')) {
    const { raw } = source
    const read =
      declared.kind === 'context'
        ? (machine: Machine): Json => ownRaw(raw(machine), key)
        : (machine: Machine): Json => projectRaw(raw(machine), key, machine)
    return fromSource(read, field.type, [...source.path, key])
  }
  noteRead(target, compilation)
  return { run: (machine) => property(target.run(machine), key, machine), type: field.type }
}

export const names: [string, NodeCompiler][] = [
  ['VariableName', variable],
  ['PathExpression', path],
]
