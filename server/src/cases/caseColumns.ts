import type { ElementInstance, FormValues, Json, ProcessState } from '@banshi/schemas'
import { fieldsOf, formatValue } from '@banshi/core/form'
import { nodeNameAt, type CalledTypes } from './calledTypes.ts'
import type { TypeProgram } from './programs.ts'

/** A field shown in lists, with what decides who may see it there. */
export interface ListedField {
  xId: string
  label: string
  text: string
}

export interface CurrentNode {
  nodeId: string
  name: string
}

const maxTitle = 200

/** Values that may stand in a plain column: C3 is sealed, C4 never leaves the case page (`security 2.5`). */
function listable(program: TypeProgram, values: FormValues): FormValues {
  const shown = Object.create(null) as FormValues
  for (const { node, key, table } of fieldsOf(program.definition.form)) {
    const secret = node['x-sensitivity'] === 'C3' || node['x-sensitivity'] === 'C4' || program.sealed.has(key)
    if (!table && !secret && Object.hasOwn(values, key)) shown[key] = values[key] as Json
  }
  return shown
}

/** The case's title by the definition's FEEL; the business type's name when it yields nothing. */
export function titleOf(program: TypeProgram, values: FormValues, now: string): string {
  const { name } = program.definition.settings
  if (!program.title) return name
  const result = program.title.evaluate({
    names: { ...listable(program, values), p: program.parameters },
    now,
  })
  if (!result.ok || result.value === null || typeof result.value === 'object') return name
  return String(result.value).trim().slice(0, maxTitle) || name
}

/** The list columns of a case, formatted once when they change. */
export function listedFields(program: TypeProgram, values: FormValues): ListedField[] {
  const shown = listable(program, values)
  const fields = fieldsOf(program.definition.form)
  return (program.definition.settings.listColumns ?? []).flatMap((column) => {
    const field = fields.find(({ key, table }) => key === column && !table)
    if (!field || !Object.hasOwn(shown, column)) return []
    const text = formatValue(field.node, shown[column], 'zh-CN')
    return [{ xId: field.node['x-id'], label: field.node.title, text }]
  })
}

const isTask = (state: ProcessState, nodeId: string): boolean =>
  Object.values(state.elements).some(
    (element) => element.nodeId === nodeId && (element.userTask || element.status === 'incident'),
  )

/** Whether a case stands at an element for people to see: somebody's duty, a standstill, or a wait of its own. */
function isStanding(
  state: ProcessState,
  { id, nodeId, userTask, status, request }: ElementInstance,
): boolean {
  if (userTask || request || status === 'incident') return true
  const own = (wait: { elementId: string; nodeId: string }): boolean =>
    wait.elementId === id && wait.nodeId === nodeId
  return Object.values(state.subscriptions).some(own) || Object.values(state.timers).some(own)
}

/** Steps a case stands at now, each node once; events without a name say nothing. */
export function currentNodes(program: TypeProgram, called: CalledTypes, state: ProcessState): CurrentNode[] {
  const elements = Object.values(state.elements).filter((element) => isStanding(state, element))
  const names = new Map(
    elements.map(({ id, nodeId }) => [nodeId, nodeNameAt(program, called, nodeId, { state, elementId: id })]),
  )
  const shown = [...names].filter(([nodeId, name]) => name !== nodeId || isTask(state, nodeId))
  return shown.map(([nodeId, name]) => ({ nodeId, name }))
}

/** When the case has to be handled next: the earliest limit of the steps it stands at. */
export function nextDue(state: ProcessState): string | null {
  const limits = Object.values(state.elements).flatMap((element) => element.userTask?.dueAt ?? [])
  return limits.sort()[0] ?? null
}
