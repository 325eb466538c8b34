import { forbiddenKeys } from '@banshi/schemas'
import { compileExpression, type CompiledExpression, type ExpressionScope } from '../../expression/index.ts'

/** One assignment of a script task. `isDraw`: the expression is the share of `draw(share)`. */
export interface ScriptLine {
  name: string
  number: number
  isDraw: boolean
  expression: CompiledExpression
}

export interface ScriptProblem {
  code: string
  params: Record<string, string | number | boolean>
}

const assignment = /^([\p{L}_][\p{L}\p{N}_]*)\s*=(?!=)\s*(\S.*)$/u
const drawing = /^draw\s*\((.*)\)$/s

/** Names a script sets. */
export const scriptTargets = (script: string): string[] =>
  script.split('\n').flatMap((line) => assignment.exec(line.trim())?.[1] ?? [])

/**
 * Lines `name = FEEL`; empty lines and lines that begin with `//` are notes. `name = draw(share)` is true with that
 * probability: chance is no FEEL function, it enters as recorded data (`design §4`).
 */
export function compileScript(
  script: string,
  scope: ExpressionScope,
): { lines: ScriptLine[]; problems: ScriptProblem[] } {
  const lines: ScriptLine[] = []
  const problems: ScriptProblem[] = []
  for (const [at, raw] of script.split('\n').entries()) {
    const text = raw.trim().replace(/;$/, '')
    const number = at + 1
    if (text === '' || text.startsWith('//')) continue
    const [, name = '', right = ''] = assignment.exec(text) ?? []
    if (!name || forbiddenKeys.has(name)) {
      problems.push({ code: 'process.scriptLineInvalid', params: { line: number } })
      continue
    }
    const share = drawing.exec(right)?.[1]
    const compiled = compileExpression(share ?? right, scope)
    if (!compiled.ok) {
      for (const { code, params } of compiled.problems) {
        problems.push({ code: `expression.${code}`, params: { line: number, ...params } })
      }
      continue
    }
    lines.push({ name, number, isDraw: share !== undefined, expression: compiled.expression })
  }
  return { lines, problems }
}
