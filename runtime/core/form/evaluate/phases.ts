import type { FieldOption, FieldPermission, Json } from '@banshi/schemas'
import type { CompiledExpression } from '../../expression/index.ts'
import type { ProgramNode } from '../compile/program.ts'
import { sameJson, type NodeState } from './state.ts'

/** What a rule gave; a failed one (step budget) gives null and says why. */
export interface Outcome {
  value: Json
  failure: string | null
}

type Evaluate = (expression: CompiledExpression) => Outcome

/** Before anything is worked out. */
export const untouched = (node: ProgramNode, permission: FieldPermission): NodeState => ({
  relevant: true,
  visible: permission !== 'hidden',
  locked: false,
  readOnly: permission !== 'write',
  required: false,
  value: node.type?.empty ?? null,
  options: node.offered,
  permission,
  failure: null,
})

/** A failed `visible` shows the field: nothing that must be filled in disappears by a fault. */
export function relevanceOf(
  node: ProgramNode,
  before: NodeState,
  around: NodeState | null,
  permission: FieldPermission,
  evaluate: Evaluate,
): NodeState {
  let relevant = around?.relevant ?? true
  if (relevant && node.rules.visible) {
    const { value, failure } = evaluate(node.rules.visible)
    relevant = failure !== null || value === true
  }
  const visible = relevant && permission !== 'hidden'
  return relevant === before.relevant && visible === before.visible
    ? before
    : { ...before, relevant, visible }
}

/** A hidden field is empty unless it keeps its value; a computed one never takes what was entered. */
export function valueOf(node: ProgramNode, before: NodeState, entered: Json, evaluate: Evaluate): NodeState {
  const { type, rules } = node
  if (!type) return before
  let value: Json = type.empty
  let failure: string | null = null
  if (before.relevant || !node.drops) {
    if (rules.value && node.node['x-component'] !== 'Section') {
      const outcome = evaluate(rules.value)
      failure = outcome.failure
      value = failure === null ? type.fit(node.node, outcome.value) : type.empty
    } else value = entered
  }
  const isSame = node.kind === 'table' ? false : sameJson(value, before.value)
  return isSame && failure === before.failure ? before : { ...before, value, failure }
}

const sameOptions = (a: readonly FieldOption[] | null, b: readonly FieldOption[] | null): boolean =>
  a === b || (a !== null && b !== null && a.length === b.length && a.every((option, at) => option === b[at]))

function offeredBy(node: ProgramNode, evaluate: Evaluate): readonly FieldOption[] | null {
  if (!node.offered || !node.rules.options) return node.offered
  const { value } = evaluate(node.rules.options)
  const wanted = new Set(Array.isArray(value) ? value : [value])
  return node.offered.filter((option) => wanted.has(option.value))
}

/** A failed `readOnly` locks and a failed `options` offers nothing: faults never open what a rule closes. */
export function faceOf(
  node: ProgramNode,
  before: NodeState,
  around: NodeState | null,
  permission: FieldPermission,
  evaluate: Evaluate,
): NodeState {
  const { rules } = node
  let locked = around?.locked ?? false
  if (!locked && rules.readOnly) {
    const { value, failure } = evaluate(rules.readOnly)
    locked = failure !== null || value === true
  }
  const readOnly = locked || permission !== 'write' || rules.value !== undefined
  let required = false
  if (before.visible && !readOnly && node.node['x-component'] !== 'Section') {
    required = node.node.required === true
    if (!required && rules.required) required = evaluate(rules.required).value === true
  }
  const options = offeredBy(node, evaluate)
  const isSame =
    locked === before.locked &&
    readOnly === before.readOnly &&
    required === before.required &&
    sameOptions(options, before.options)
  return isSame ? before : { ...before, locked, readOnly, required, options }
}
