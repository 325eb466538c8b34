import type { BusinessTypeSettings, FieldComponent, FormDefinition, Json, Problem } from '@banshi/schemas'
import { fieldTypes } from '@banshi/form'
import { newIntent, useMessages } from '@banshi/web'
import { computed, inject, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, InjectionKey, Ref, ShallowRef } from 'vue'
import * as commands from './commands/index.ts'
import type { EditResult, Place, Renaming } from './commands/index.ts'
import { record, redo, startHistory, undo } from './history.ts'
import type { History } from './history.ts'
import { newNode } from './newNode.ts'
import type { PaletteEntry } from './newNode.ts'

/** A step of the process, as far as the form cares: what it may do with each field. */
export interface FormStep {
  id: string
  name: string
  permissions: Readonly<Record<string, import('@banshi/schemas').FieldPermission>>
}

export interface FormDesignerProps {
  form: FormDefinition
  settings: BusinessTypeSettings
  problems?: readonly Problem[]
  steps?: readonly FormStep[]
  readOnly?: boolean
}

/** The form being designed: what is selected, and every way to change it. */
export interface FormEditing {
  form: ComputedRef<FormDefinition>
  settings: ComputedRef<BusinessTypeSettings>
  steps: ComputedRef<readonly FormStep[]>
  readOnly: ComputedRef<boolean>
  selected: Ref<string | null>
  /** The node whose name is being typed in the canvas. */
  renaming: Ref<string | null>
  /** Why the last edit was refused, in words. */
  refusal: Ref<string>
  problemsOf(id: string): readonly Problem[]
  undoName: ComputedRef<string | null>
  redoName: ComputedRef<string | null>
  select(id: string | null): void
  insert(entry: PaletteEntry, place?: Place): void
  move(id: string, place: Place): void
  moveBy(id: string, by: -1 | 1): void
  remove(id: string): void
  duplicate(id: string): void
  wrap(id: string): void
  set(id: string, place: readonly string[], value: Json | undefined): void
  renameKey(id: string, key: string): void
  addColumn(tableId: string, component: FieldComponent): void
  undo(): void
  redo(): void
}

const editingKey: InjectionKey<FormEditing> = Symbol('formEditing')
export { editingKey }

export function useEditing(): FormEditing {
  const editing = inject(editingKey)
  if (!editing) throw new Error('Expected a part of the form designer, but no form is being designed')
  return editing
}

/** Ids are never used again: a few signs of a random number make them differ from those of deleted elements. */
const seed = (): string => newIntent().key.slice(0, 8)

type Emit = (event: 'update' | 'renamed', payload: FormDefinition | Renaming) => void

export function createEditing(props: FormDesignerProps, emit: Emit): FormEditing {
  const { t } = useMessages()
  const history: ShallowRef<History> = shallowRef(startHistory(props.form))
  const selected = ref<string | null>(null)
  const renaming = ref<string | null>(null)
  const refusal = ref('')
  const readOnly = computed(() => props.readOnly === true)
  const form = computed(() => history.value.form)

  // A form from outside (somebody else's version was chosen) starts a new history.
  watch(
    () => props.form,
    (outer) => {
      if (outer !== history.value.form) history.value = startHistory(outer)
    },
  )

  function go(next: History, select: string | null): void {
    const changed = next.form !== history.value.form
    history.value = next
    selected.value = select !== null && commands.find(next.form, select) ? select : null
    if (changed) emit('update', next.form)
  }
  function apply(result: EditResult, mark: string | null = null): boolean {
    if (readOnly.value) return false
    refusal.value = result.ok ? '' : t(result.code, result.params)
    if (!result.ok) return false
    go(record(history.value, result.form, result.name, selected.value, mark), result.select)
    return true
  }

  /** Where a click in the palette puts a new field: into the selected section, else behind what is selected. */
  function placeAfterSelection(component: FieldComponent): Place {
    const found = selected.value === null ? undefined : commands.find(form.value, selected.value)
    if (!found) return { parentId: null, index: Number.MAX_SAFE_INTEGER }
    if (found.node['x-component'] === 'Section' && component !== 'Section') {
      return { parentId: found.node['x-id'], index: Number.MAX_SAFE_INTEGER }
    }
    const isColumn = found.parent?.['x-component'] === 'Table'
    const table =
      isColumn && !fieldTypes[component].columnable ? commands.find(form.value, found.parentId ?? '') : found
    return table
      ? { parentId: table.parentId, index: table.index + 1 }
      : { parentId: null, index: Number.MAX_SAFE_INTEGER }
  }

  const wordsOf = (step: { name: { code: string; params: EditNameParams } } | undefined): string | null =>
    step ? t(step.name.code, step.name.params) : null

  return {
    form,
    settings: computed(() => props.settings),
    steps: computed(() => props.steps ?? []),
    readOnly,
    selected,
    renaming,
    refusal,
    problemsOf: (id) =>
      (props.problems ?? []).filter((problem) => problem.part === 'form' && problem.elementId === id),
    undoName: computed(() => wordsOf(history.value.past.at(-1))),
    redoName: computed(() => wordsOf(history.value.future[0])),
    select: (id) => {
      selected.value = id
      refusal.value = ''
      if (renaming.value !== id) renaming.value = null
    },
    insert: (entry, place = placeAfterSelection(entry.component)) => {
      const id = commands.newId(commands.idsOf(form.value), entry.component.toLowerCase(), seed())
      const key = commands.newKey(form.value, place.parentId, entry.component)
      apply(commands.insertNode(form.value, place, key, newNode(entry, id, key, form.value, t)))
    },
    move: (id, place) => void apply(commands.moveNode(form.value, id, place)),
    moveBy: (id, by) => void apply(commands.moveBy(form.value, id, by)),
    remove: (id) => void apply(commands.removeNode(form.value, id)),
    duplicate: (id) => void apply(commands.duplicateNode(form.value, id, seed())),
    wrap: (id) => void apply(commands.wrapInSection(form.value, id, t('field.typeSection'), seed())),
    set: (id, place, value) =>
      void apply(commands.updateNode(form.value, id, place, value), `${id}:${place.join('.')}`),
    renameKey: (id, key) => {
      const meant = commands.renamingOf(form.value, id, key)
      if (apply(commands.renameKey(form.value, id, key)) && meant) emit('renamed', meant)
    },
    addColumn: (tableId, component) => {
      const id = commands.newId(commands.idsOf(form.value), component.toLowerCase(), seed())
      const key = commands.newKey(form.value, tableId, component)
      const place = { parentId: tableId, index: Number.MAX_SAFE_INTEGER }
      const entry: PaletteEntry = { component, computed: false }
      if (apply(commands.insertNode(form.value, place, key, newNode(entry, id, key, form.value, t))))
        selected.value = tableId
    },
    undo: () => {
      const step = undo(history.value)
      if (step && !readOnly.value) go(step.history, step.select)
    },
    redo: () => {
      const step = redo(history.value)
      if (step && !readOnly.value) go(step.history, step.select)
    },
  }
}
type EditNameParams = commands.EditName['params']
