import type { CompiledExpression } from '../../expression/index.ts'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import type { Draft } from '../evaluate/draft.ts'
import type { FormState, RowValue } from '../evaluate/state.ts'

/** Names the reader's browser has no values for. */
const facts: ReadonlySet<string> = new Set(['v', 'case', 'starter', 'actor', 'node'])

/** Results of one rule: one for a node at the root, one per row for a column (one empty row when there is none). */
export function resultsOf(state: FormState, draft: Draft, node: ProgramNode, expression: CompiledExpression) {
  if (node.kind !== 'column') return [draft.evaluate(expression, null)]
  const rows = state.tables.get(node.parent) ?? []
  const empty = Object.create(null) as RowValue
  return (rows.length > 0 ? rows.map((row) => row.value) : [empty]).map((row) =>
    draft.evaluate(expression, row),
  )
}

export interface Unreadable {
  /** The rule reads something this person is not sent, so that only its result may be sent. */
  reads(node: ProgramNode, expression: CompiledExpression): boolean
  /** Invisible by a rule that is sent as its result: the value is not sent either. */
  isAway(node: ProgramNode): boolean
}

/** Works out what a person with these permissions cannot read, and which rules are frozen by that. */
export function unreadableOf(state: FormState, draft: Draft): Unreadable {
  const { program, permissions } = state
  const unread = new Set<number>()
  const away = new Set<number>()
  program.nodes.forEach((node) => {
    if (permissions[node.index] === 'hidden' || permissions[node.index] === 'masked') unread.add(node.index)
  })
  const reads = (node: ProgramNode, expression: CompiledExpression): boolean =>
    expression.dependencies.some(
      (path) => facts.has(path[0] ?? '') || readsUnread(program, unread, node, path),
    )

  for (let before = -1; before < unread.size + away.size;) {
    before = unread.size + away.size
    for (const node of program.nodes) {
      const rule = node.rules.visible
      const isFrozenAway =
        rule !== undefined && reads(node, rule) && !resultsOf(state, draft, node, rule).some(isShown)
      if (isFrozenAway || away.has(node.parent)) {
        away.add(node.index)
        if (!node.drops) unread.add(node.index)
      }
    }
  }
  return { reads, isAway: (node) => away.has(node.index) }
}

/** As the evaluation sees `visible`: a failed rule shows. */
export const isShown = (outcome: { value: unknown; failure: string | null }): boolean =>
  outcome.failure !== null || outcome.value === true

function readsUnread(
  program: FormProgram,
  unread: ReadonlySet<number>,
  node: ProgramNode,
  [root = '', member]: readonly string[],
): boolean {
  const isRow = root === 'row' && node.kind === 'column'
  const index = isRow ? node.parent : program.byPath.get(root)
  const target = index === undefined ? undefined : program.nodes[index]
  if (!target) return false
  if (!isRow && unread.has(target.index)) return true
  if (target.kind !== 'table') return false
  const column = member === undefined ? undefined : program.byPath.get(`${target.path}.${member}`)
  return column === undefined ? target.columns.some((each) => unread.has(each)) : unread.has(column)
}
