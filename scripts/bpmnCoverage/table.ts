/** The tables of constructs in `docs/bpmn.md`, as data. */
export interface Construct {
  /** What scenarios name as their `construct`. */
  id: string
  clause: string
  /** Files that carry it out, from the root of the repository. */
  files: string[]
  status: ConstructStatus
  /** Text of the cell `Scenarios`. */
  scenarios: string
  /** Line in the document, from 0. */
  line: number
}

/** `runs`, or `refused` when the model is compiled. What is read and ignored stands in a list of its own. */
export type ConstructStatus = 'runs' | 'refused'

export const columns = ['Construct', 'Clause', 'What it does here', 'File', 'Scenarios', 'Status'] as const

const cellsOf = (line: string): string[] | undefined => {
  const text = line.trim()
  if (!text.startsWith('|') || !text.endsWith('|')) return undefined
  // A bar inside a cell is written `\|`.
  return text
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
}

const isHeader = (cells: readonly string[] | undefined): boolean =>
  cells?.length === columns.length && columns.every((column, at) => cells[at] === column)

const quoted = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)

/** Every row of every table with the six columns, in order; a row that cannot be read throws with its line. */
export function parseConstructs(markdown: string): Construct[] {
  const constructs: Construct[] = []
  let isInside = false
  for (const [line, text] of markdown.split('\n').entries()) {
    const cells = cellsOf(text)
    if (isHeader(cells)) isInside = true
    else if (!cells) isInside = false
    else if (isInside && !cells.every((cell) => /^:?-+:?$/.test(cell))) constructs.push(readRow(cells, line))
  }
  return constructs
}

function readRow(cells: readonly string[], line: number): Construct {
  const [name = '', clause = '', , file = '', scenarios = '', status = ''] = cells
  const [id, second] = quoted(name)
  const files = quoted(file)
  if (cells.length !== columns.length || !id || second || files.length === 0)
    throw new Error(`Expected line ${line + 1} of docs/bpmn.md to have six cells, a construct and a file`)
  if (status !== 'runs' && status !== 'refused')
    throw new Error(`Expected the status of ${id} to be runs or refused, but it is ${status}`)
  return { id, clause, files, status, scenarios, line }
}

/** More models of one group than this are named by their group. */
const mostModels = 3

/** The cell `Scenarios`: folders of the models, or of the group where it has many. `names` are `<group>/<model>/<scenario>`. */
export function scenarioCell(names: readonly string[]): string {
  const groups = new Map<string, Set<string>>()
  for (const name of names) {
    const [group = '', model = ''] = name.split('/')
    groups.set(group, (groups.get(group) ?? new Set()).add(model))
  }
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([group, models]) =>
      models.size > mostModels ? [group] : [...models].toSorted().map((model) => `${group}/${model}`),
    )
    .join(', ')
}

/** The document with the cell `Scenarios` of every construct as `cellOf` says. */
export function withScenarioCells(markdown: string, cellOf: (construct: Construct) => string): string {
  const lines = markdown.split('\n')
  for (const construct of parseConstructs(markdown)) {
    const cells = cellsOf(lines[construct.line] ?? '') ?? []
    cells[4] = cellOf(construct)
    lines[construct.line] = `| ${cells.join(' | ')} |`
  }
  return lines.join('\n')
}
