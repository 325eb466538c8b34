import type { DecisionTable, FormDefinition, Json, Parameter, Problem } from '@banshi/schemas'
import type { FeelType } from '../../expression/index.ts'
import { fieldTypeOf } from '../fields/registry.ts'
import { fieldsOf, type PlacedNode } from '../fieldsOf.ts'
import { formScope, outerScope, rowScope } from '../scope.ts'
import { ruleGraph } from './graph.ts'
import type { FormProgram, ProgramNode } from './program.ts'
import { compileRules } from './rules.ts'
import { checkStructure, problemOf } from './structure.ts'

export interface CompileFormInput {
  form: FormDefinition
  /** Of the business type, or their values as a form view carries them (types are then read off the values). */
  parameters: readonly Parameter[] | Readonly<Record<string, Json>>
  /** Not read by form rules; accepted so that a whole draft can be handed over. */
  decisions?: readonly DecisionTable[]
  /** Types of process variables (`v`); absent: any name is allowed and checked at run time only. */
  variables?: Record<string, FeelType>
}

/**
 * `problems` of a compiled form are warnings. `preview` on failure is the form with its faulty parts left out:
 * for the designer's canvas only, never for a case.
 */
export type CompileFormResult =
  | { ok: true; program: FormProgram; problems: Problem[] }
  | { ok: false; problems: Problem[]; preview: FormProgram }

type Drafted = ProgramNode & { placed: PlacedNode; columns: number[] }

function draftNodes(usable: readonly PlacedNode[], input: CompileFormInput, problems: Problem[]): Drafted[] {
  const root = { ...outerScope(input.parameters, input.variables), ...formScope(input.form) }
  const nodes: Drafted[] = []
  const indexOf = new Map<PlacedNode, number>()
  let names = root
  for (const placed of usable) {
    const { node, key, path, parent } = placed
    const index = nodes.length
    indexOf.set(placed, index)
    const owner = parent ? (indexOf.get(parent) ?? -1) : -1
    const isColumn = parent?.node['x-component'] === 'Table'
    const component = node['x-component']
    if (node['x-component'] === 'Table') names = { ...root, row: rowScope(node.items.properties) }
    const type = fieldTypeOf(node)
    const ownDrops = node['x-rules']?.whenHidden
    const siblings = isColumn ? nodes[owner]?.columns : undefined
    const kind =
      component === 'Section' ? 'section' : isColumn ? 'column' : component === 'Table' ? 'table' : 'field'
    nodes.push({
      placed,
      index,
      node,
      key,
      path,
      kind,
      parent: owner,
      slot: siblings?.length ?? -1,
      columns: [],
      type: type ?? null,
      rules: compileRules(placed, type, isColumn ? names : root, problems),
      drops: ownDrops === undefined ? (nodes[owner]?.drops ?? true) : ownDrops !== 'keep',
      offered: 'enum' in node ? node.enum.filter((option) => option.ended !== true) : null,
    })
    siblings?.push(index)
  }
  return nodes
}

/** Sorts the rules; nodes of a cycle lose theirs until what is left can be sorted. */
function sortRules(
  nodes: Drafted[],
  byPath: ReadonlyMap<string, number>,
  problems: Problem[],
): FormProgram['graph'] {
  for (;;) {
    const result = ruleGraph(nodes, byPath)
    if (result.ok) return result.graph
    const members = result.cycle.map((index) => nodes[index] as Drafted)
    const named = members.filter((member) => Object.keys(member.rules).length > 1)
    const fields = members.map((member) => member.node.title || member.key).join('、')
    const first = named[0] ?? members[0]
    if (!first) throw new Error('Expected a cycle to have members, but found none')
    problems.push(problemOf(first.placed, named.length > 1 ? 'ruleCycle' : 'ruleReadsItself', { fields }))
    for (const member of members) {
      delete member.rules.visible
      delete member.rules.value
      delete member.rules.required
      delete member.rules.readOnly
      delete member.rules.options
    }
  }
}

/** Compiles a form; every problem names its node (`x-id`) and the place in it. */
export function compileForm(input: CompileFormInput): CompileFormResult {
  const { usable, problems } = checkStructure(input.form)
  const nodes = draftNodes(usable, input, problems)
  const byPath = new Map(nodes.map((node) => [node.path, node.index]))
  const graph = sortRules(nodes, byPath, problems)
  const program: FormProgram = {
    form: input.form,
    fields: fieldsOf(input.form),
    nodes,
    roots: nodes.filter((node) => node.kind === 'field' || node.kind === 'table').map((node) => node.index),
    byPath,
    graph,
  }
  const order = new Map(nodes.map((node) => [node.node['x-id'], node.index]))
  const placeOf = (problem: Problem): number => order.get(problem.elementId ?? '') ?? -1
  const inOrder = problems.toSorted((a, b) => placeOf(a) - placeOf(b))
  return problems.some((problem) => problem.severity === 'error')
    ? { ok: false, problems: inOrder, preview: program }
    : { ok: true, program, problems: inOrder }
}
