import { canonicalJson, scenario, type Json, type Scenario } from '@banshi/schemas'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProcess, ScriptError, type ProcessRun } from '../../src/headless/index.ts'

const folder = fileURLToPath(new URL('../../../core/test/conformance/', import.meta.url))
const ending = '.scenario.json'

export interface ScenarioFile {
  group: string
  /** `<group>/<model>/<scenario>`. */
  name: string
  scenario: Scenario
  xml: string
}

/** All scenarios of `runtime/core/test/conformance/<group>/<model>/`, in the order of their names. */
export function readScenarios(): ScenarioFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(ending),
  )
  return files.toSorted().map((file) => {
    const [group = ''] = file.split(sep)
    const place = dirname(file)
    const read = scenario.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (!read.success) throw new Error(`Expected ${file} to be a scenario, but ${read.error.message}`)
    const xml = readFileSync(join(folder, place, 'model.bpmn'), 'utf8')
    return {
      group,
      name: `${place.split(sep).join('/')}/${basename(file, ending)}`,
      scenario: read.data,
      xml,
    }
  })
}

const sorted = (texts: readonly string[]): string[] => [...texts].toSorted()
const unordered = (values: readonly Json[]): string[] => sorted(values.map(canonicalJson))

function compare(run: ProcessRun, expected: Scenario['expect']): string[] {
  const found: string[] = []
  const same = (what: string, actual: Json, wanted: Json | undefined): void => {
    if (wanted === undefined || canonicalJson(actual) === canonicalJson(wanted)) return
    found.push(`${what}: expected ${canonicalJson(wanted)}, got ${canonicalJson(actual)}`)
  }
  const codes = (items: readonly { code: string }[]): string[] => sorted(items.map(({ code }) => code))
  const problems = run.problems.filter(({ severity }) => severity === 'error')
  same('status', run.status, expected.status)
  same('trace', run.trace, expected.trace)
  same(
    'trace in any order',
    unordered(run.trace),
    expected.traceInAnyOrder && unordered(expected.traceInAnyOrder),
  )
  same(
    'log',
    run.log.map(({ kind, nodeId }) => `${kind} ${nodeId}`),
    expected.log,
  )
  for (const [name, value] of Object.entries(expected.variables ?? {})) {
    same(`variable ${name}`, Object.hasOwn(run.variables, name) ? (run.variables[name] ?? null) : null, value)
  }
  same('incidents', codes(run.incidents), expected.incidents && sorted(expected.incidents))
  same('problems', [...new Set(codes(problems))], expected.problems && sorted(expected.problems))
  if (found.length > 0 && run.status !== expected.status) {
    for (const { code, nodeId, params } of run.incidents)
      found.push(`incident ${code} at ${nodeId} ${JSON.stringify(params)}`)
    for (const { code, elementId, params } of problems)
      found.push(`problem ${code} at ${elementId} ${JSON.stringify(params)}`)
  }
  return found
}

/** Runs a scenario plainly or with its state saved and restored between all steps; where it differs from what is expected. */
export async function checkScenario(
  { scenario: given, xml }: ScenarioFile,
  restoreBetweenSteps: boolean,
): Promise<string[]> {
  const { now, variables, answers, expect } = given
  const script = {
    ...(now === undefined ? {} : { now }),
    ...(variables === undefined ? {} : { variables }),
    ...(answers === undefined ? {} : { answers }),
  }
  try {
    return compare(await runProcess(xml, script, { restoreBetweenSteps }), expect)
  } catch (error) {
    if (error instanceof ScriptError) return [`script: ${error.message}`]
    throw error
  }
}
