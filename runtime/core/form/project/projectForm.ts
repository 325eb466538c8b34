import type { ColumnNode, FieldPermission, FormDefinition, FormNode, FormValues, Json } from '@banshi/schemas'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import type { FormContext } from '../context.ts'
import { Draft } from '../evaluate/draft.ts'
import { open } from '../evaluate/open.ts'
import type { FormState, NodeState, RowState, RowValue } from '../evaluate/state.ts'
import { freezeNode } from './freeze.ts'
import { unreadableOf, type Unreadable } from './unreadable.ts'

/** A form as one person may be sent it (`FormView`). */
export interface ProjectedForm {
  /** Without hidden nodes; sections and tables left empty by that are gone too. */
  definition: FormDefinition
  /** By `x-id`, of every node that is left. */
  permissions: Record<string, FieldPermission>
  /** Values in force; masked ones as their mask, hidden ones absent. */
  values: FormValues
  /** `p` for the rules. */
  parameters: Record<string, Json>
}

/**
 * What may leave the server for a person with these permissions: hidden nodes and their values are gone, masked values
 * are masked, and rules that read either — or facts the browser does not have — are replaced by their present result,
 * so that nothing can be inferred from a rule's text (`security A4`). The result compiles and opens by itself.
 */
export function projectForm(program: FormProgram, values: FormValues, context: FormContext): ProjectedForm {
  const state = open(program, values, context)
  const draft = new Draft(state)
  const unreadable = unreadableOf(state, draft)
  const permissions = Object.create(null) as Record<string, FieldPermission>
  const copies = new Map<number, FormNode | ColumnNode>()

  function send(node: ProgramNode): FormNode | ColumnNode | undefined {
    const permission = state.permissions[node.index] as FieldPermission
    if (permission === 'hidden') return undefined
    const { node: copy, isValueFrozen } = freezeNode(state, draft, unreadable, node)
    const children = childrenOf(node)
    if (children && !fill(copy, children, (child) => isShownColumn(state, child))) return undefined
    permissions[copy['x-id']] = isValueFrozen && permission === 'write' ? 'read' : permission
    copies.set(node.index, copy)
    return copy
  }

  const childrenOf = (node: ProgramNode): ProgramNode[] | null =>
    node.kind === 'section' || node.kind === 'table'
      ? program.nodes.filter((child) => child.parent === node.index)
      : null

  function properties<N extends FormNode | ColumnNode>(nodes: readonly ProgramNode[]): Record<string, N> {
    const sent = Object.create(null) as Record<string, N>
    for (const node of nodes) {
      const copy = send(node)
      if (copy) sent[node.key] = copy as N
    }
    return sent
  }

  /** Puts what is left of the children into a section or table; false when nothing is. */
  function fill(
    copy: FormNode | ColumnNode,
    children: readonly ProgramNode[],
    isSummable: (child: ProgramNode) => boolean,
  ): boolean {
    if (copy['x-component'] === 'Section') copy.properties = properties<FormNode>(children)
    if (copy['x-component'] !== 'Table')
      return copy['x-component'] === 'Section' && Object.keys(copy.properties).length > 0
    copy.items = { type: 'object', properties: properties<ColumnNode>(children) }
    const props = copy['x-component-props']
    if (props?.totals) {
      const summable = new Set(children.filter(isSummable).map((child) => child.key))
      copy['x-component-props'] = { ...props, totals: props.totals.filter((key) => summable.has(key)) }
    }
    return Object.keys(copy.items.properties).length > 0
  }

  const top = program.nodes.filter((node) => node.parent < 0)
  const definition: FormDefinition = { type: 'object', properties: properties<FormNode>(top) }
  return {
    definition,
    permissions,
    values: sentValues(state, unreadable, copies),
    parameters: context.parameters,
  }
}

const isShownColumn = (state: FormState, column: ProgramNode): boolean =>
  state.permissions[column.index] === 'read' || state.permissions[column.index] === 'write'

function sentValue(
  state: FormState,
  unreadable: Unreadable,
  node: ProgramNode,
  now: NodeState,
): Json | undefined {
  const isFrozen = node.rules.visible !== undefined && unreadable.reads(node, node.rules.visible)
  if (unreadable.isAway(node) || (isFrozen && !now.relevant)) return undefined
  if (!now.relevant && node.drops) return undefined
  if (state.permissions[node.index] !== 'masked' || !node.type || node.node['x-component'] === 'Section')
    return now.value
  return node.type.mask(node.node, now.value)
}

function sentValues(
  state: FormState,
  unreadable: Unreadable,
  sent: ReadonlyMap<number, FormNode | ColumnNode>,
): FormValues {
  const values = Object.create(null) as FormValues
  for (const index of state.program.roots) {
    const node = state.program.nodes[index] as ProgramNode
    if (!sent.has(index)) continue
    const now = state.nodes[index] as NodeState
    const isGone = unreadable.isAway(node) || (!now.relevant && node.drops)
    if (node.kind === 'table') {
      if (!isGone)
        values[node.key] = (state.tables.get(index) ?? []).map((row) =>
          sentRow(state, unreadable, sent, node, row),
        )
      continue
    }
    const value = sentValue(state, unreadable, node, now)
    if (value !== undefined) values[node.key] = value
  }
  return values
}

function sentRow(
  state: FormState,
  unreadable: Unreadable,
  sent: ReadonlyMap<number, FormNode | ColumnNode>,
  table: ProgramNode,
  row: RowState,
): RowValue {
  const value = Object.create(null) as RowValue
  value['$row'] = row.id
  table.columns.forEach((index, slot) => {
    if (!sent.has(index)) return
    const column = state.program.nodes[index] as ProgramNode
    const cell = sentValue(state, unreadable, column, row.cells[slot] as NodeState)
    if (cell !== undefined) value[column.key] = cell
  })
  return value
}
