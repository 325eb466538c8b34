/**
 * `npm run conformance:coverage [-- --json] [-- --write] [-- <construct> …]`: holds the table of `docs/bpmn.md` against the
 * scenarios. With every file all scenarios pass; without the file of a construct at least one scenario of it fails. The table
 * names every element's file, and every scenario a construct of the table. `--write` brings the column of scenarios up to date
 * and runs nothing. Exits non-zero when something does not hold.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readScenarios } from '../runtime/bpmn/test/support/scenarios.ts'
import { Absence } from './bpmnCoverage/absence.ts'
import { disagreements, scenariosByConstruct } from './bpmnCoverage/agreement.ts'
import { parseConstructs, scenarioCell, withScenarioCells } from './bpmnCoverage/table.ts'

interface Outcome {
  construct: string
  file: string
  scenarios: number
  /** The scenario that fails without the file; nothing when none does. */
  failing: string | null
}

const root = fileURLToPath(new URL('..', import.meta.url))
const document = join(root, 'docs/bpmn.md')
const options = process.argv.slice(2)
const wanted = new Set(options.filter((option) => !option.startsWith('--')))
const files = readScenarios()
const named = files.map(({ name, scenario }) => ({ name, construct: scenario.construct }))
const markdown = readFileSync(document, 'utf8')

function write(): void {
  const byConstruct = scenariosByConstruct(named)
  writeFileSync(
    document,
    withScenarioCells(markdown, ({ id }) => scenarioCell(byConstruct.get(id) ?? [])),
  )
}

async function check(): Promise<void> {
  const constructs = parseConstructs(markdown)
  const problems = disagreements(constructs, named, root)
  const outcomes: Outcome[] = []
  const absence = await Absence.create(root)
  try {
    const whole = await absence.without(undefined)
    for (const name of await whole.failing({ scenarios: files, isAll: true }))
      problems.push(`${name} fails with every file in place`)
    const pairs = constructs
      .filter(({ id }) => wanted.size === 0 || wanted.has(id))
      .flatMap((construct) => construct.files.map((file) => ({ file, construct })))
    for (const file of new Set(pairs.map((pair) => pair.file))) {
      const without = await absence.without(file)
      const ids = pairs.filter((pair) => pair.file === file).map(({ construct }) => construct.id)
      outcomes.push(
        ...(await Promise.all(
          ids.map(async (id): Promise<Outcome> => {
            const scenarios = files.filter(({ scenario }) => scenario.construct === id)
            const [failing = null] = await without.failing({ scenarios, isAll: false })
            return { construct: id, file, scenarios: scenarios.length, failing }
          }),
        )),
      )
    }
  } finally {
    await absence.close()
  }
  for (const { construct, file, failing } of outcomes)
    if (failing === null) problems.push(`${construct}: no scenario fails without ${file}`)
  report(outcomes, problems)
  process.exitCode = problems.length === 0 ? 0 : 1
}

function report(outcomes: readonly Outcome[], problems: readonly string[]): void {
  if (options.includes('--json')) {
    console.log(JSON.stringify({ outcomes, problems }))
    return
  }
  for (const { construct, file, scenarios, failing } of outcomes)
    console.log(
      `${failing === null ? '✗' : '✓'} ${construct.padEnd(40)} ${String(scenarios).padStart(3)}  ${file}`,
    )
  for (const problem of problems) console.log(`✗ ${problem}`)
  const shown = new Set(outcomes.map(({ construct }) => construct)).size
  console.log(`${shown} constructs, ${files.length} scenarios, ${problems.length} problems`)
}

if (options.includes('--write')) write()
else await check()
