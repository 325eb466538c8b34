import {
  failWith,
  forbiddenKeys,
  type Command,
  type Json,
  type Rejection,
  type Result,
  type WorkItemState,
} from '@banshi/schemas'
import { isDutyOf } from '../offered.ts'
import type { Transition } from '../transition.ts'
import { setVariable } from '../variables.ts'

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>
/** Checks a command and does what it asks to the transition; a rejection leaves nothing behind. */
export type Handler<T extends Command['type']> = (
  transition: Transition,
  command: CommandOf<T>,
) => Result<void, Rejection>

export const done: Result<void, Rejection> = { ok: true, value: undefined }
export const reject = (code: string, params: Rejection['params'] = {}): { ok: false; error: Rejection } =>
  failWith({ code: `process.${code}`, params })

/** The acting person's id, or none for the system. */
export const personOf = (transition: Transition): string => transition.context.actor.personId ?? ''

/** The open duty a command names, if the actor has it. */
export function dutyOf(transition: Transition, workItemId: string): Result<WorkItemState, Rejection> {
  const { workItems, counters } = transition.state
  const item = Object.hasOwn(workItems, workItemId) ? workItems[workItemId] : undefined
  if (!item) {
    const number = Number(/^w(\d{1,9})$/.exec(workItemId)?.[1] ?? Number.NaN)
    return reject(number >= 1 && number <= counters.w ? 'alreadyCompleted' : 'workItemNotFound')
  }
  return isDutyOf(item, personOf(transition)) ? { ok: true, value: item } : reject('notYours')
}

/** Takes over checked changes of form values, so that conditions see them. */
export function applyChanges(
  transition: Transition,
  changes: CommandOf<'completeWorkItem'>['changes'],
): void {
  if (!changes || Object.keys(changes).length === 0) return
  transition.values = { ...transition.values, ...changes }
  transition.emit({ type: 'valuesChanged', values: changes })
}

/** Sets process variables from where an element stands. */
export function setVariables(
  transition: Transition,
  elementId: string | undefined,
  variables: Record<string, unknown> | undefined,
): void {
  for (const [name, value] of Object.entries(variables ?? {})) {
    if (!forbiddenKeys.has(name)) setVariable(transition, elementId, name, value as Json)
  }
}
