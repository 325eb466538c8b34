import { builtins } from './builtins/index.ts'
import { arithmeticNodes } from './compile/arithmetic.ts'
import { calls } from './compile/calls.ts'
import { comparisons } from './compile/comparison.ts'
import { Compilation, type Compiled, type NodeCompiler } from './compile/compiled.ts'
import { contexts } from './compile/contexts.ts'
import { expectKind } from './compile/expect.ts'
import { filters } from './compile/filters.ts'
import { functions } from './compile/functions.ts'
import { instanceOfNodes } from './compile/instanceOf.ts'
import { iterations } from './compile/iteration.ts'
import { literals } from './compile/literals.ts'
import { logic } from './compile/logic.ts'
import { names } from './compile/names.ts'
import { Scope } from './compile/scope.ts'
import { testNodes } from './compile/tests.ts'
import { Machine, Stop } from './machine.ts'
import { parseFeel } from './parse.ts'
import { namesShape, type NameShape } from './shape.ts'
import { seenType, type CompileOptions, type CompileResult, type EvaluationContext } from './types.ts'
import type { EvaluationResult, ExpressionScope } from './types.ts'
import { toJson } from './values/json.ts'

const compilers: ReadonlyMap<string, NodeCompiler> = new Map(
  [
    literals,
    names,
    arithmeticNodes,
    comparisons,
    logic,
    testNodes,
    filters,
    iterations,
    contexts,
    functions,
    calls,
  ]
    .concat([instanceOfNodes])
    .flat(),
)

/** Names of functions with spaces, which the parser has to know like any other name; it knows `not` by itself. */
const functionNames: NameShape = Object.fromEntries(
  [...builtins.keys()].filter((name) => name.includes(' ')).map((name) => [name, 1]),
)

function evaluateWith(run: Compiled['run'], slotCount: number, context: EvaluationContext): EvaluationResult {
  const machine = new Machine(context, slotCount)
  try {
    return { ok: true, value: toJson(run(machine), machine) }
  } catch (error) {
    if (error instanceof Stop) return { ok: false, code: error.code, params: error.params }
    throw error
  }
}

/**
 * Compiles a FEEL text (DMN 1.3) once for a scope to closures (`design §3`): no `eval`, no fallback while running.
 * Whatever cannot be compiled is a problem with its place in the text; nothing throws for any text.
 */
export function compileExpression(
  text: string,
  scope: ExpressionScope,
  options: CompileOptions = {},
): CompileResult {
  const top = options.as === 'unaryTests' ? 'UnaryTests' : 'Expression'
  const parsed = parseFeel(text, top, functionNames, namesShape(scope.names))
  if (!parsed.ok) return { ok: false, problems: [parsed.problem] }
  const compilation = new Compilation(compilers, scope.open)
  const node = top === 'UnaryTests' ? parsed.node : parsed.node.children[0]
  const root = Scope.root(scope.names)
  const compiled = compilation.compile(node, root)
  const { expects } = options
  if (expects && node && compiled.constant !== null) expectKind(compiled, expects.kind, node, compilation)
  if (compilation.problems.length > 0) return { ok: false, problems: compilation.problems }
  const { run } = compiled
  const { slotCount, warnings } = compilation
  return {
    ok: true,
    expression: {
      source: text,
      type: seenType(compiled.type),
      dependencies: [...compilation.dependencies.values()],
      warnings,
      evaluate: (context) => evaluateWith(run, slotCount, context),
    },
  }
}
