import type { FormDefinition } from '@banshi/schemas'
import type { EditName } from './commands/edit.ts'

/** One undoable edit. Forms share all parts an edit left alone, so a step costs what it changed. */
interface Step {
  form: FormDefinition
  select: string | null
  name: EditName
  /** Edits with the same mark in a row are one step: typing a name is undone at once. */
  mark: string | null
}

export interface History {
  readonly form: FormDefinition
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

const longest = 200

export const startHistory = (form: FormDefinition): History => ({ form, past: [], future: [] })

/** Remembers where we come from and goes on with the new form. */
export function record(
  history: History,
  form: FormDefinition,
  name: EditName,
  select: string | null,
  mark: string | null = null,
): History {
  if (form === history.form) return history
  const last = history.past.at(-1)
  if (mark !== null && last?.mark === mark && history.future.length === 0) return { ...history, form }
  const step: Step = { form: history.form, select, name, mark }
  return { form, past: [...history.past, step].slice(-longest), future: [] }
}

/** Back by one edit; `select` is what was selected before it. */
export function undo(history: History): { history: History; select: string | null } | null {
  const step = history.past.at(-1)
  if (!step) return null
  const back: Step = { ...step, form: history.form }
  return {
    history: { form: step.form, past: history.past.slice(0, -1), future: [back, ...history.future] },
    select: step.select,
  }
}

export function redo(history: History): { history: History; select: string | null } | null {
  const [step, ...future] = history.future
  if (!step) return null
  const back: Step = { ...step, form: history.form }
  return { history: { form: step.form, past: [...history.past, back], future }, select: step.select }
}
