import { normalizeContextKey, parser, trackVariables } from 'lezer-feel'
import type { SyntaxNode } from '@lezer/common'
import { limits } from './limits.ts'
import type { NameShape } from './shape.ts'
import type { ExpressionProblem } from './types.ts'

/** A node of the syntax tree as `lezer-feel` names it, without comments. */
export interface Node {
  readonly name: string
  readonly text: string
  readonly from: number
  readonly to: number
  readonly children: readonly Node[]
  /** Nodes in this tree: what evaluating it once costs at most. */
  readonly size: number
}

export type ParseResult = { ok: true; node: Node } | { ok: false; problem: ExpressionProblem }

/** Spaces and signs inside a name written one way. */
export const normalName = (text: string): string => normalizeContextKey(text)

const problem = (
  code: string,
  from: number,
  to: number,
  params: ExpressionProblem['params'] = {},
): { ok: false; problem: ExpressionProblem } => ({ ok: false, problem: { code, params, from, to } })

/** Where brackets go too deep, or nothing; a deep text must not reach the parser (`security A9`). */
function tooDeepAt(text: string): number | undefined {
  let depth = 0
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (quoted) {
      if (char === '\\') i++
      else if (char === '"') quoted = false
    } else if (char === '"') quoted = true
    else if (char === '(' || char === '[' || char === '{') {
      if (++depth > limits.bracketDepth) return i
    } else if (char === ')' || char === ']' || char === '}') depth--
  }
  return undefined
}

/** What declares a name or opens a path costs the parser as much as several words. */
const weights = new Map([
  ['in', 10],
  ['function', 10],
  [':', 10],
  ['[', 4],
  ['(', 2],
])

/** Words, numbers, texts and signs of a text, roughly. */
function tokenCount(text: string): number {
  let count = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gsu)) {
    count += weights.get(token) ?? 1
  }
  return count
}

class Broken {
  constructor(readonly problem: ExpressionProblem) {}
}

function convert(node: SyntaxNode, source: string, depth: number): Node {
  const { from, to, name } = node
  if (node.type.isError) {
    const near = source.slice(Math.max(0, from - 10), to + 10).trim()
    throw new Broken({ code: 'syntaxError', params: { near }, from, to: Math.max(to, from) })
  }
  if (depth > limits.treeDepth)
    throw new Broken({ code: 'tooDeep', params: { max: limits.treeDepth }, from, to })
  const children: Node[] = []
  let size = 1
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === 'LineComment' || child.name === 'BlockComment') continue
    const converted = convert(child, source, depth + 1)
    size += converted.size
    children.push(converted)
  }
  return { name, text: source.slice(from, to), from, to, children, size }
}

type Top = 'Expression' | 'UnaryTests'

/** Parsers for scopes whose names need no telling: almost all. */
const plainParsers = new Map<Top, typeof parser>()

function parserFor(top: Top, functions: NameShape, names: NameShape): typeof parser {
  const isPlain = Object.keys(names).length === 0
  const known = isPlain ? plainParsers.get(top) : undefined
  if (known) return known
  const made = parser.configure({ top, contextTracker: trackVariables({ ...functions, ...names }) })
  if (isPlain) plainParsers.set(top, made)
  return made
}

/** The syntax tree of a text, or the first reason why there is none. `functions` are the same at every call. */
export function parseFeel(text: string, top: Top, functions: NameShape, names: NameShape): ParseResult {
  if (text.length > limits.sourceLength) {
    return problem('tooLong', limits.sourceLength, text.length, { max: limits.sourceLength })
  }
  if (text.trim() === '') return problem('empty', 0, text.length)
  if (tokenCount(text) > limits.tokens) return problem('tooManyWords', 0, text.length, { max: limits.tokens })
  const deep = tooDeepAt(text)
  if (deep !== undefined) return problem('tooDeep', deep, deep + 1, { max: limits.bracketDepth })
  try {
    const tree = parserFor(top, functions, names).parse(text)
    return { ok: true, node: convert(tree.topNode, text, 0) }
  } catch (error) {
    if (error instanceof Broken) return { ok: false, problem: error.problem }
    return problem('syntaxError', 0, text.length, { near: text.slice(0, 20) })
  }
}
