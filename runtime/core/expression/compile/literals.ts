import { anyType, booleanType, listOf, commonType, numberType, stringType, type FeelType } from '../types.ts'
import { Exact, reduce } from '../values/number.ts'
import { parseTemporal } from '../values/temporalText.ts'
import { FeelRange, type Value } from '../values/value.ts'
import { constantOf, type Compiled, type NodeCompiler, type Run } from './compiled.ts'

const number: NodeCompiler = (node, _scope, compilation) => {
  const value =
    /^-?[\d.]+(e[+-]?\d{1,3})?$/i.test(node.text) && node.text.length <= 40
      ? reduce(new Exact(node.text))
      : null
  if (value === null) return compilation.report('numberTooLong', node, { text: node.text })
  return constantOf(value, numberType)
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', "'": "'" }

/** The text between quotes, escapes resolved (DMN 1.3 grammar rule 35). */
export function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replaceAll(
      /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs,
      (whole, four?: string, six?: string, one?: string) => {
        if (four) return String.fromCharCode(Number.parseInt(four, 16))
        if (six)
          return Number.parseInt(six, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(six, 16)) : whole
        return (one !== undefined && Object.hasOwn(escapes, one) ? escapes[one] : undefined) ?? whole
      },
    )
}

const string: NodeCompiler = (node) => constantOf(unquote(node.text), stringType)

const boolean: NodeCompiler = (node) => constantOf(node.text === 'true', booleanType)

const nil: NodeCompiler = () => constantOf(null, anyType)

const parenthesized: NodeCompiler = (node, scope, compilation) => compilation.compile(node.children[1], scope)

/** `@"2026-03-11"`: read when it runs, because a time without zone stands in the business zone. */
const temporal: NodeCompiler = (node, _scope, compilation) => {
  const text = unquote(node.children[0]?.text ?? '""')
  const sample = parseTemporal(text, 'Asia/Shanghai')
  if (sample === null) return compilation.report('badTemporal', node, { text })
  const type: FeelType = { kind: sample.kind }
  if (sample.kind !== 'datetime') return constantOf(sample, type)
  const run: Run = (machine) => {
    machine.spend(30)
    return parseTemporal(text, machine.timeZone)
  }
  return { run, type }
}

const list: NodeCompiler = (node, scope, compilation) => {
  const items = node.children.slice(1, -1).map((child) => compilation.compile(child, scope))
  const runs = items.map((item) => item.run)
  const types = items.map((item) => item.type)
  const type = listOf(types.length === 0 ? anyType : types.reduce(commonType))
  if (items.every((item) => item.constant !== undefined)) {
    return constantOf(
      items.map((item) => item.constant ?? null),
      type,
    )
  }
  return { run: (machine) => runs.map((run) => run(machine)), type }
}

/** `[1..5]`, `(a..b]`, `]a..b[`. */
const interval: NodeCompiler = (node, scope, compilation) => {
  const [open, from, , to, close] = node.children
  const start = compilation.compile(from, scope)
  const end = compilation.compile(to, scope)
  const [startIncluded, endIncluded] = [open?.text === '[', close?.text === ']']
  const make = (a: Value, b: Value): FeelRange =>
    new FeelRange(a, b, startIncluded && a !== null, endIncluded && b !== null)
  if (start.constant !== undefined && end.constant !== undefined) {
    return constantOf(make(start.constant, end.constant), { kind: 'range' })
  }
  return ranged((machine) => make(start.run(machine), end.run(machine)))
}

const ranged = (run: Run): Compiled => ({ run, type: { kind: 'range' } })

export const literals: [string, NodeCompiler][] = [
  ['NumericLiteral', number],
  ['StringLiteral', string],
  ['BooleanLiteral', boolean],
  ['null', nil],
  ['ParenthesizedExpression', parenthesized],
  ['AtLiteral', temporal],
  ['List', list],
  ['Interval', interval],
]
