/**
 * What a change costs beside a whole evaluation. Run with `tsx`; `--json` prints one line for a machine.
 * Times are medians in milliseconds of this machine and are compared by ratio only.
 */
import { performance } from 'node:perf_hooks'
import type { ColumnNode, FormNode, FormValues } from '@banshi/schemas'
import { change, compileForm, evaluateForm, open, type FormContext, type FormProgram } from '../form/index.ts'

const context: FormContext = { now: '2026-03-12T02:00:00Z', parameters: {} }

const number = (key: string, value?: string): ColumnNode => ({
  type: 'number',
  'x-component': 'Number',
  'x-id': `id_${key}`,
  title: key,
  ...(value ? { 'x-rules': { value } } : {}),
})

function median(runs: number, work: (run: number) => void): number {
  const times: number[] = []
  for (let run = -3; run < runs; run++) {
    const start = performance.now()
    work(run)
    if (run >= 0) times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

function programOf(properties: Record<string, FormNode>): FormProgram {
  const result = compileForm({ form: { type: 'object', properties }, parameters: {} })
  if (!result.ok) throw new Error(`Expected the form to compile, but got ${JSON.stringify(result.problems)}`)
  return result.program
}

/** 400 plain fields and 100 computed from two of them each. */
function wide(): { program: FormProgram; values: FormValues } {
  const properties: Record<string, FormNode> = {}
  const values: FormValues = {}
  for (let at = 0; at < 400; at++) {
    properties[`f${at}`] = number(`f${at}`)
    values[`f${at}`] = at
  }
  for (let at = 0; at < 100; at++) properties[`g${at}`] = number(`g${at}`, `f${at * 4} * 2 + f${at * 4 + 1}`)
  return { program: programOf(properties), values }
}

/** A table of 1,000 rows with a computed column and a sum below. */
function long(): { program: FormProgram; values: FormValues } {
  const columns: Record<string, ColumnNode> = {
    qty: number('qty'),
    price: number('price'),
    amount: number('amount', 'row.qty * row.price'),
  }
  for (let at = 0; at < 5; at++) columns[`note${at}`] = number(`note${at}`)
  const lines: FormNode = {
    type: 'array',
    'x-component': 'Table',
    'x-id': 'id_lines',
    title: 'lines',
    items: { type: 'object', properties: columns },
  }
  const rows = Array.from({ length: 1000 }, (_, at) => ({ $row: `r${at + 1}`, qty: at, price: 1.25 }))
  return {
    program: programOf({ lines, total: number('total', 'sum(lines.amount)') }),
    values: { lines: rows },
  }
}

function measure({ program, values }: { program: FormProgram; values: FormValues }, path: string) {
  const state = open(program, values, context)
  const full = median(30, () => void evaluateForm(program, values, context))
  const one = median(200, (run) => void change(state, path, run + 1001.5))
  return { fullMs: full, changeMs: one, ratio: full / one }
}

const result = { fields500: measure(wide(), 'f40'), rows1000: measure(long(), 'lines[500].qty') }
if (process.argv.includes('--json')) console.log(JSON.stringify(result))
else
  for (const [name, { fullMs, changeMs, ratio }] of Object.entries(result))
    console.log(
      `${name}: whole ${fullMs.toFixed(2)} ms, one change ${changeMs.toFixed(3)} ms, ${ratio.toFixed(0)} times less`,
    )
