import { evaluate as feelin } from 'feelin'
import { compileExpression, type ExpressionScope } from '../expression/index.ts'

/**
 * Nanoseconds per evaluation, compiled once, against feelin in the same run. Plain script: `tsx`; with `--json` the
 * last line is the result as JSON.
 */
const scope: ExpressionScope = {
  names: {
    total: { kind: 'number' },
    lines: { kind: 'list', of: { kind: 'context', fields: { amount: { kind: 'number' } } } },
    p: { kind: 'context', fields: { selfLimit: { kind: 'threshold' } } },
  },
}
const lines = [1200.5, 860.25, 99.9, 240, 859.35].map((amount) => ({ amount }))
const names = { total: 3260, lines, p: { selfLimit: { value: 5000, comparator: '<=' } } }
const plainNames = { total: 3260, lines, p: { selfLimit: 5000 } }
const now = '2026-03-11T02:00:00Z'

/** The best of several rounds, so that other work on the machine counts little. */
function nanoseconds(run: () => unknown, rounds: number, perRound: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = process.hrtime.bigint()
    for (let i = 0; i < perRound; i++) run()
    best = Math.min(best, Number(process.hrtime.bigint() - start) / perRound)
  }
  return best
}

const results: Record<string, { ns: number; feelinNs: number; ratio: number }> = {}
for (const text of ['total <= p.selfLimit', 'meets(total, p.selfLimit)', 'sum(lines.amount)']) {
  const compiled = compileExpression(text, scope)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const context = { names, now }
  const ns = nanoseconds(() => compiled.expression.evaluate(context), 8, 200_000)
  const reference = text.startsWith('meets') ? 'total <= p.selfLimit' : text
  const feelinNs = nanoseconds(() => feelin(reference, plainNames), 4, 300)
  results[text] = { ns: Math.round(ns), feelinNs: Math.round(feelinNs), ratio: Math.round(feelinNs / ns) }
  console.log(
    `${text}: ${Math.round(ns)} ns, feelin ${Math.round(feelinNs)} ns, ${results[text].ratio}× faster`,
  )
}
if (process.argv.includes('--json')) console.log(JSON.stringify({ expression: results }))
