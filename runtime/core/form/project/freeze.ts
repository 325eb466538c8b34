import type { ColumnNode, FieldRules, FormNode } from '@banshi/schemas'
import type { CompiledExpression } from '../../expression/index.ts'
import type { ProgramNode } from '../compile/program.ts'
import type { Draft } from '../evaluate/draft.ts'
import type { FormState } from '../evaluate/state.ts'
import { isShown, resultsOf, type Unreadable } from './unreadable.ts'

export interface Frozen {
  node: FormNode | ColumnNode
  /** The value is worked out by the server alone; the reader gets it as read-only. */
  isValueFrozen: boolean
}

/**
 * A node as it may be sent: a rule that reads what the reader is not sent becomes its present result, and its text
 * goes. For a column the result stands for all rows: shown or offered when in any row, required or read-only when in
 * every row; the server holds each row to its own result when it comes back.
 */
export function freezeNode(
  state: FormState,
  draft: Draft,
  unreadable: Unreadable,
  node: ProgramNode,
): Frozen {
  const rules = node.node['x-rules']
  if (!rules) return { node: { ...node.node }, isValueFrozen: false }
  const copy = { ...node.node } as FormNode | ColumnNode
  const kept: FieldRules = { ...rules }
  const isMasked = state.permissions[node.index] === 'masked'
  const frozen = (expression: CompiledExpression | undefined): expression is CompiledExpression =>
    expression !== undefined && unreadable.reads(node, expression)
  const results = (expression: CompiledExpression) => resultsOf(state, draft, node, expression)
  const { visible, required, readOnly, value, options, validate } = node.rules

  if (frozen(visible)) {
    delete kept.visible
    if (!results(visible).some(isShown)) kept.visible = 'false'
  }
  if (frozen(readOnly)) {
    delete kept.readOnly
    if (results(readOnly).every(isShown)) kept.readOnly = 'true'
  }
  if (frozen(required)) {
    delete kept.required
    const isRequired = results(required).every((outcome) => outcome.value === true)
    if (isRequired && copy['x-component'] !== 'Section') copy.required = true
  }
  if (frozen(options)) {
    delete kept.options
    if ('enum' in copy) {
      const offered = new Set(results(options).flatMap((outcome) => outcome.value))
      copy.enum = copy.enum.map((option) => (offered.has(option.value) ? option : { ...option, ended: true }))
    }
  }
  const isValueFrozen = value !== undefined && (isMasked || frozen(value))
  if (isValueFrozen) delete kept.value
  if (kept.validate) {
    const sendable = isMasked ? [] : validate.filter(({ expression }) => !frozen(expression))
    kept.validate = sendable.map(({ validation }) => validation)
    if (kept.validate.length === 0) delete kept.validate
  }
  if (Object.keys(kept).length > 0) copy['x-rules'] = kept
  else delete copy['x-rules']
  return { node: copy, isValueFrozen }
}
