import {
  change,
  compileForm,
  nodeAt,
  open,
  validateState,
  valuesOf,
  writableValues,
  type FormProgram,
  type FormState,
  type NodeSnapshot,
} from '@banshi/core/form'
import type { FieldError, FormValues, Json } from '@banshi/schemas'
import type { FormView } from '@banshi/schemas/api'
import { shallowReactive } from 'vue'
import type { FormFacts } from '../services.ts'
import { createFieldTree, type FieldTree } from './fieldTree.ts'

/** One open form: rules by `core/form`, states in the Formily tree, errors and reasons by path. */
export interface FormModel {
  readonly definition: FormView['definition']
  readonly permissions: FormView['permissions']
  readonly tree: FieldTree
  /** Counts the changes inside a table, by its key; read by tables to notice cells. */
  readonly tableRevisions: Map<string, number>
  readonly errors: Map<string, FieldError>
  readonly reasons: Map<string, string>
  nodeAt(path: string): NodeSnapshot | undefined
  /** Writes a value and answers with every path that changed, computed ones included. */
  change(path: string, value: Json): string[]
  /** A control could not read what was typed (`code`), or can again. */
  setUnreadable(path: string, problem: Omit<FieldError, 'path' | 'level'> | undefined): void
  validate(): FieldError[]
  setErrors(errors: readonly FieldError[]): void
  values(): FormValues
  writableValues(): FormValues
  isDirty(): boolean
  dispose(): void
}

interface ModelOptions {
  view: FormView
  facts?: FormFacts | undefined
  now: string
  /** Everything may be written and the rules of a faulty definition are left out. */
  design: boolean
}

const programOf = (view: FormView): FormProgram => {
  const compiled = compileForm({ form: view.definition, parameters: view.parameters as Record<string, Json> })
  // A rule that cannot be compiled here is left to the server, which checks every submission.
  return compiled.ok ? compiled.program : compiled.preview
}

const tableKey = (path: string): string | undefined => {
  const at = path.indexOf('[')
  return at > 0 ? path.slice(0, at) : undefined
}

/** The ids of the rows in order; empty for what is no table. */
const rowOrder = (value: Json | undefined): string =>
  Array.isArray(value)
    ? value
        .map((row) =>
          row !== null && typeof row === 'object' && !Array.isArray(row) ? String(row['$row']) : '',
        )
        .join(' ')
        .trim()
    : ''

export function createFormModel({ view, facts, now, design }: ModelOptions): FormModel {
  let state: FormState = open(programOf(view), view.values, {
    now,
    parameters: view.parameters as Record<string, Json>,
    ...(facts?.variables ? { variables: facts.variables } : {}),
    ...(facts?.facts ? { facts: facts.facts } : {}),
    ...(design ? {} : { permissions: view.permissions }),
  })
  const opened = JSON.stringify(valuesOf(state))
  const tree = createFieldTree(view.definition, (path) => nodeAt(state, path))
  const tableRevisions = shallowReactive(new Map<string, number>())
  const errors = shallowReactive(new Map<string, FieldError>())
  const reasons = shallowReactive(new Map<string, string>())
  const unreadable = new Map<string, FieldError>()
  const serverErrors = new Set<string>()
  let validated = false

  const standing = (): FieldError[] => {
    const found = validateState(state).filter((error) => !unreadable.has(error.path))
    return [...unreadable.values(), ...found]
  }
  const withoutReason = (error: FieldError): boolean =>
    error.level === 'hard' || !reasons.get(error.path)?.trim()

  /** Errors already shown go as soon as they are mended; new ones wait for the next check. */
  const recheckShown = (changed: readonly string[]): void => {
    if (errors.size === 0) return
    if (!validated) {
      for (const path of changed) errors.delete(path)
      return
    }
    const still = new Map(standing().map((error) => [error.path, error]))
    for (const path of errors.keys()) {
      const error = still.get(path)
      if (error) errors.set(path, error)
      else if (changed.includes(path) || !serverErrors.has(path)) errors.delete(path)
    }
  }
  /** Rows moved or went: what was remembered by row number no longer belongs to its row. */
  const forgetRows = (key: string): void => {
    for (const map of [errors, reasons, unreadable]) {
      for (const path of map.keys()) if (tableKey(path) === key) map.delete(path)
    }
  }

  return {
    definition: view.definition,
    permissions: view.permissions,
    tree,
    tableRevisions,
    errors,
    reasons,
    nodeAt: (path) => nodeAt(state, path),
    change(path, value) {
      const before = nodeAt(state, path)?.value
      const result = change(state, path, value)
      state = result.state
      if (rowOrder(before) !== rowOrder(value)) forgetRows(path)
      const tables = new Set<string>()
      const states: [string, NodeSnapshot][] = []
      for (const changed of new Set([path, ...result.changedPaths])) {
        const table = tableKey(changed) ?? (tableRevisions.has(changed) ? changed : undefined)
        if (table) tables.add(table)
        const snapshot = nodeAt(state, changed)
        if (snapshot) states.push([changed, snapshot])
      }
      for (const table of tables) {
        const snapshot = nodeAt(state, table)
        if (snapshot) states.push([table, snapshot])
        tableRevisions.set(table, (tableRevisions.get(table) ?? 0) + 1)
      }
      tree.applyAll(states)
      recheckShown(result.changedPaths.includes(path) ? result.changedPaths : [path, ...result.changedPaths])
      return result.changedPaths
    },
    setUnreadable(path, problem) {
      if (problem) {
        const error: FieldError = { path, level: 'hard', ...problem }
        unreadable.set(path, error)
        errors.set(path, error)
      } else if (unreadable.delete(path)) errors.delete(path)
    },
    validate() {
      validated = true
      serverErrors.clear()
      errors.clear()
      const found = standing()
      for (const error of found) if (!errors.has(error.path)) errors.set(error.path, error)
      return found.filter(withoutReason)
    },
    setErrors(list) {
      errors.clear()
      serverErrors.clear()
      for (const error of list) {
        if (!errors.has(error.path)) errors.set(error.path, error)
        serverErrors.add(error.path)
      }
    },
    values: () => valuesOf(state),
    writableValues: () => writableValues(state),
    isDirty: () => unreadable.size > 0 || JSON.stringify(valuesOf(state)) !== opened,
    dispose: () => tree.dispose(),
  }
}
