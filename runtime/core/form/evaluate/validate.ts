import type { FieldError, FormValues, MessageParams } from '@banshi/schemas'
import type { FormProgram, ProgramNode } from '../compile/program.ts'
import type { FormContext } from '../context.ts'
import type { Fault } from '../fields/fieldType.ts'
import { cellPath } from '../path.ts'
import { Draft } from './draft.ts'
import { influenceOf } from './influence.ts'
import { open } from './open.ts'
import type { FormState, NodeState, RowValue } from './state.ts'

const paramsOf = (node: ProgramNode, more: MessageParams | undefined, row: number | null): MessageParams => ({
  label: node.node.title || node.key,
  ...(row === null ? {} : { row: row + 1 }),
  ...more,
})

/**
 * What must be mended before this step can go on, in form order; soft ones may stay with a reason. Looks at visible
 * fields only: what the step may write is held to everything, a computed or read-only field to what the step can
 * influence. Nothing needs to be mounted.
 */
export function validateState(state: FormState): FieldError[] {
  const errors: FieldError[] = []
  const influence = influenceOf(state)
  const evaluator = new Draft(state)

  function checkFaults(node: ProgramNode, now: NodeState): Fault[] {
    const { type } = node
    if (!type || node.node['x-component'] === 'Section') return []
    const isEmpty = type.isEmpty(now.value)
    if (isEmpty && now.required) return [{ code: type.requiredCode ?? 'required' }]
    return isEmpty && !type.checksEmpty ? [] : type.check(node.node, now.value, { options: now.options })
  }

  function checkRules(
    node: ProgramNode,
    now: NodeState,
    path: string,
    row: number | null,
    value: RowValue | null,
  ): void {
    const isEmpty = node.type?.isEmpty(now.value) ?? true
    for (const compiled of node.rules.validate) {
      if (!influence.overValidation(node, compiled)) continue
      const outcome = evaluator.evaluate(compiled.expression, value)
      if (outcome.value === true || (isEmpty && outcome.failure === null && outcome.value === null)) continue
      const { message, level, id } = compiled.validation
      errors.push({
        path,
        code: 'form.ruleBroken',
        params: paramsOf(node, { rule: id }, row),
        level,
        message,
      })
    }
  }

  function check(
    node: ProgramNode,
    now: NodeState,
    path: string,
    row: number | null,
    value: RowValue | null,
  ): void {
    if (!now.visible || now.permission === 'masked') return
    const isComputed = node.rules.value !== undefined
    if (isComputed && now.failure !== null && influence.overValue(node))
      errors.push({ path, code: 'form.notComputed', params: paramsOf(node, {}, row), level: 'hard' })
    else if (isComputed ? influence.overValue(node) : !now.readOnly)
      for (const { code, params } of checkFaults(node, now))
        errors.push({ path, code: `form.${code}`, params: paramsOf(node, params, row), level: 'hard' })
    checkRules(node, now, path, row, value)
  }

  for (const node of state.program.nodes) {
    if (node.kind === 'column' || node.kind === 'section') continue
    const now = state.nodes[node.index] as NodeState
    check(node, now, node.path, null, null)
    if (node.kind !== 'table' || !now.visible) continue
    state.tables.get(node.index)?.forEach((row, at) => {
      node.columns.forEach((index, slot) => {
        const column = state.program.nodes[index] as ProgramNode
        check(column, row.cells[slot] as NodeState, cellPath(node.key, at, column.key), at, row.value)
      })
    })
  }
  return errors
}

/** `validateState` of values not open anywhere. */
export const validateForm = (program: FormProgram, values: FormValues, context: FormContext): FieldError[] =>
  validateState(open(program, values, context))
