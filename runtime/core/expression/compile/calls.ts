import { builtins } from '../builtins/index.ts'
import { refused, type Builtin } from '../builtins/define.ts'
import { normalName, type Node } from '../parse.ts'
import { anyType } from '../types.ts'
import { FeelFunction, type Value } from '../values/value.ts'
import { closestName } from './closest.ts'
import type { Compilation, Compiled, NodeCompiler, Run } from './compiled.ts'
import { expectKind } from './expect.ts'
import { compileMeets } from './meets.ts'
import type { Scope } from './scope.ts'

interface Argument {
  node: Node
  name: string | undefined
}

function argumentsOf(node: Node): Argument[] {
  const list = node.children.find(
    (child) => child.name === 'PositionalParameters' || child.name === 'NamedParameters',
  )
  return (list?.children ?? [])
    .filter((child) => child.name !== ',')
    .map((child) =>
      child.name === 'NamedParameter'
        ? { node: child.children[1] ?? child, name: normalName(child.children[0]?.text ?? '') }
        : { node: child, name: undefined },
    )
}

/** Other names of a first parameter, as the standard writes them for its variants. */
const aliases: Record<string, string> = { year: 'from', hour: 'from', date: 'from', start: 'start position' }

/** Arguments in the order of the parameters; undefined after a problem was reported. */
function arrange(
  builtin: Builtin,
  given: Argument[],
  node: Node,
  compilation: Compilation,
): (Argument | undefined)[] | undefined {
  const names = builtin.params.map((param) => param.name)
  if (given.every((argument) => argument.name === undefined)) {
    const min = builtin.params.filter((param) => !param.optional).length
    const unlimited = builtin.params.at(-1)?.rest === true
    if (given.length >= min && (unlimited || given.length <= names.length)) return given
    const max = unlimited ? '…' : names.length
    compilation.report('wrongArgumentCount', node, { name: builtin.name, min, max, count: given.length })
    return undefined
  }
  const arranged = names.map((): Argument | undefined => undefined)
  for (const argument of given) {
    const name = argument.name ?? ''
    const alias = Object.hasOwn(aliases, name) ? (aliases[name] ?? '') : ''
    const index = names.includes(name) ? names.indexOf(name) : names.indexOf(alias)
    if (index < 0) {
      compilation.report('unknownParameter', argument.node, {
        name,
        function: builtin.name,
        suggestion: closestName(name, names),
      })
      return undefined
    }
    arranged[index] = argument
  }
  const missing = builtin.params.find((param, i) => !param.optional && !arranged[i])
  if (missing) {
    compilation.report('missingParameter', node, { name: missing.name, function: builtin.name })
    return undefined
  }
  return arranged
}

/** How the values of one parameter are had: its own, or all that are left. */
function runOf(builtin: Builtin, index: number, runs: readonly (Run | undefined)[], named: boolean): Run {
  const param = builtin.params[index]
  if (!param?.rest || named) return runs[index] ?? (param?.rest ? () => [] : () => null)
  const rest = runs.slice(index).filter((run) => run !== undefined)
  if (rest.length === 1 && rest[0] && index === 0) {
    const [only] = rest
    return (machine) => {
      const value = only(machine)
      return Array.isArray(value) ? value : [value]
    }
  }
  return (machine) => rest.map((run) => run(machine))
}

function callBuiltin(builtin: Builtin, node: Node, scope: Scope, compilation: Compilation): Compiled {
  const given = argumentsOf(node)
  const compiled = given.map((argument) => compilation.compile(argument.node, scope))
  const arranged = arrange(builtin, given, node, compilation)
  if (!arranged) return { run: () => null, type: anyType }
  const inOrder = arranged.map((argument) => (argument ? compiled[given.indexOf(argument)] : undefined))
  inOrder.forEach((argument, i) => {
    const param = builtin.params[i]
    const at = arranged[i]
    if (!argument || !param || !at || argument.type.kind === 'list') return
    if (argument.constant === null) return
    expectKind(argument, param.rest ? 'any' : param.kind, at.node, compilation)
  })
  const fault = builtin.check?.(inOrder.map((argument) => argument?.constant))
  if (fault) compilation.report(fault.code, node, fault.params)
  const named = given.some((argument) => argument.name !== undefined)
  const runs = inOrder.map((argument) => argument?.run)
  const type = builtin.type(inOrder.map((argument) => argument?.type ?? anyType))
  return { run: invoker(builtin, runs, named), type }
}

function invoker(builtin: Builtin, runs: readonly (Run | undefined)[], named: boolean): Run {
  const { params, run } = builtin
  const reads = params.map((_param, i) => runOf(builtin, i, runs, named))
  const absent = params.map(({ optional, rest }, i) => optional && !rest && runs[i] === undefined)
  const count = params.length
  return (machine) => {
    const args: unknown[] = []
    for (let i = 0; i < count; i++) {
      if (absent[i]) {
        args.push(undefined)
        continue
      }
      const value = params[i]?.accept(reads[i]?.(machine) ?? null)
      if (value === refused) return null
      args.push(value)
    }
    return run(machine, args)
  }
}

/** Calls a function written in the expression or held by a name. */
function callValue(node: Node, scope: Scope, compilation: Compilation): Compiled {
  const [targetNode] = node.children
  const target = compilation.compile(targetNode, scope)
  if (targetNode) expectKind(target, 'function', targetNode, compilation)
  const given = argumentsOf(node)
  const runs = given.map((argument) => compilation.compile(argument.node, scope).run)
  const names = given.some((argument) => argument.name !== undefined)
    ? given.map((argument) => argument.name)
    : undefined
  const returns = target.type.kind === 'function' ? target.type.returns : undefined
  return {
    run: (machine) => {
      const called = target.run(machine)
      const values = runs.map((run) => run(machine))
      if (!(called instanceof FeelFunction)) return null
      if (!names) return values.length === called.parameters.length ? called.invoke(machine, values) : null
      return called.invoke(machine, byName(called.parameters, names, values))
    },
    type: returns ?? anyType,
  }
}

const byName = (
  parameters: readonly string[],
  names: readonly (string | undefined)[],
  values: readonly Value[],
): Value[] => parameters.map((parameter) => values[names.indexOf(parameter)] ?? null)

const invocation: NodeCompiler = (node, scope, compilation) => {
  const [target] = node.children
  if (!target || target.name === 'AtLiteral') return compilation.compile(target, scope)
  const isName =
    target.name === 'VariableName' ||
    target.name === 'SpecialFunctionName' ||
    target.name === 'DateTimeConstructor'
  if (!isName) return callValue(node, scope, compilation)
  const name = normalName(target.text)
  const binding = scope.find(name)
  if (binding?.type.kind === 'function' || (binding && !builtins.has(name) && name !== 'meets')) {
    return callValue(node, scope, compilation)
  }
  if (name === 'meets') return compileMeets(node, argumentsOf(node), scope, compilation)
  const builtin = builtins.get(name)
  if (builtin) return callBuiltin(builtin, node, scope, compilation)
  for (const argument of argumentsOf(node)) compilation.compile(argument.node, scope)
  const suggestion = closestName(name, [...builtins.keys(), 'meets'])
  return compilation.report('unknownFunction', target, { name: target.text, suggestion })
}

export const calls: [string, NodeCompiler][] = [
  ['FunctionInvocation', invocation],
  ['DateTimeLiteral', invocation],
]
