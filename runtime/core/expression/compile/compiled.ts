import type { Json } from '@banshi/schemas'
import type { Machine } from '../machine.ts'
import type { Node } from '../parse.ts'
import type { ExpressionProblem, FeelType } from '../types.ts'
import type { Value } from '../values/value.ts'
import type { Scope } from './scope.ts'

export type Run = (machine: Machine) => Value

/** One node compiled to a closure, with what is known about its value before it runs. */
export interface Compiled {
  readonly run: Run
  readonly type: FeelType
  /** The value, when it is written in the text. */
  readonly constant?: Value
  /** Present for a declared name and a path from it: the JSON behind it, its declared type and the path. */
  readonly source?: { raw: (machine: Machine) => Json; type: FeelType; path: readonly string[] }
}

export type NodeCompiler = (node: Node, scope: Scope, compilation: Compilation) => Compiled

/** One compilation: what is found while closures are made. */
export class Compilation {
  readonly problems: ExpressionProblem[] = []
  readonly warnings: ExpressionProblem[] = []
  readonly dependencies = new Map<string, readonly string[]>()
  slotCount = 0
  /** Set when a cell of a decision table names its input `?` itself. */
  inputUsed = false

  constructor(
    private readonly compilers: ReadonlyMap<string, NodeCompiler>,
    /** Undeclared names are asked for as well. */
    readonly isOpen = false,
  ) {}

  compile(node: Node | undefined, scope: Scope): Compiled {
    const compiler = node && this.compilers.get(node.name)
    if (compiler) return compiler(node, scope, this)
    if (node) this.report('notSupported', node, { text: node.text })
    return nothing
  }

  report(code: string, at: Node, params: ExpressionProblem['params'] = {}): Compiled {
    this.problems.push({ code, params, from: at.from, to: at.to })
    return nothing
  }

  warn(code: string, at: Node, params: ExpressionProblem['params'] = {}): void {
    this.warnings.push({ code, params, from: at.from, to: at.to })
  }

  dependsOn(path: readonly string[]): void {
    this.dependencies.set(path.join('\u0000'), path)
  }

  newSlot(): number {
    return this.slotCount++
  }
}

/** What stands in for a node that has a problem, so that the rest is still checked. */
export const nothing: Compiled = { run: () => null, type: { kind: 'any' } }

export const constantOf = (value: Value, type: FeelType): Compiled => ({
  run: () => value,
  type,
  constant: value,
})
