import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { scenarioCell, type Construct } from './table.ts'

/** One file here is one kind of element or trigger; each must be the file of a construct. */
const folders = ['runtime/core/process/elements', 'runtime/core/process/events/triggers']
/** Contracts and tables of those folders. */
const others = new Set(['element.ts', 'index.ts', 'trigger.ts'])

export interface NamedScenario {
  /** `<group>/<model>/<scenario>`. */
  name: string
  construct: string
}

/** Names of the scenarios of each construct. */
export function scenariosByConstruct(scenarios: readonly NamedScenario[]): Map<string, string[]> {
  const byConstruct = new Map<string, string[]>()
  for (const { name, construct } of scenarios)
    byConstruct.set(construct, [...(byConstruct.get(construct) ?? []), name])
  return byConstruct
}

const twice = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
]

/** Where the table, the files and the scenarios disagree, as sentences; nothing when they agree. */
export function disagreements(
  constructs: readonly Construct[],
  scenarios: readonly NamedScenario[],
  root: string,
): string[] {
  const ids = constructs.map(({ id }) => id)
  const known = new Set(ids)
  const files = new Set(constructs.flatMap((construct) => construct.files))
  const byConstruct = scenariosByConstruct(scenarios)
  const kinds = folders.flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !others.has(file))
      .map((file) => `${folder}/${file}`),
  )
  return [
    ...twice(ids).map((id) => `${id} stands in the table twice`),
    ...[...files].filter((file) => !existsSync(join(root, file))).map((file) => `${file} does not exist`),
    ...kinds.filter((file) => !files.has(file)).map((file) => `${file} is the file of no construct`),
    ...[...byConstruct]
      .filter(([id]) => !known.has(id))
      .map(([id, names]) => `${id} is not in the table, but ${names[0]} is a scenario of it`),
    ...ids.filter((id) => !byConstruct.has(id)).map((id) => `${id} has no scenario`),
    ...constructs
      .filter(({ id, scenarios: cell }) => cell !== scenarioCell(byConstruct.get(id) ?? []))
      .map(({ id }) => `the scenarios of ${id} are not up to date: npm run conformance:coverage -- --write`),
  ]
}
