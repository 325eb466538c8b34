import { addRow, duplicateRow, moveRow, removeRow } from '@banshi/core/form'
import type { Json } from '@banshi/schemas'
import { nextTick, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import type { FormScope } from '../../model/formScope.ts'
import { dayOf } from '../../model/thisDay.ts'
import type { RowAction } from './TableRow.vue'
import { cellsOf, pasteInto, rowsOf, rowViews, type Column, type Row, type RowView } from './tableRows.ts'

interface Deleted {
  row: Row
  index: number
  words: string
}

interface Rows {
  views: Readonly<ShallowRef<readonly RowView[]>>
  /** The row just deleted, until the table changes again. */
  deleted: Ref<Deleted | undefined>
  add(): Promise<void>
  act(action: RowAction, view: RowView): Promise<void>
  undoDelete(): void
  onKeydown(event: KeyboardEvent): void
  onAltArrow(event: KeyboardEvent): void
  onPaste(event: ClipboardEvent): void
}

const controls = 'input:not([type=hidden]), textarea'

/** Rows of a table: what the buttons, the keys and the clipboard do to them. */
export function useRows(options: {
  path: string
  columns: () => readonly Column[]
  scope: FormScope
  maxRows: () => number
  writes: () => boolean
  body: () => HTMLElement | undefined
  change: (rows: Json) => void
}): Rows {
  const { path, scope } = options
  const model = scope.model.value
  const views = shallowRef<readonly RowView[]>([])
  const deleted = ref<Deleted>()
  if (!model.tableRevisions.has(path)) model.tableRevisions.set(path, 0)
  watch(
    () => [model.tableRevisions.get(path), options.columns()],
    () => {
      views.value = rowViews(model, path, options.columns(), views.value)
    },
    { immediate: true, flush: 'sync' },
  )

  const rows = (): Row[] => rowsOf(model.nodeAt(path)?.value)
  const commit = (next: readonly Json[]): void => {
    deleted.value = undefined
    options.change([...next])
  }
  const focusRow = async (index: number, columnKey?: string): Promise<void> => {
    await nextTick()
    const row = options.body()?.children[index]
    const cell = columnKey ? row?.querySelector(`[data-column="${CSS.escape(columnKey)}"]`) : row
    cell?.querySelector<HTMLElement>(controls)?.focus()
  }
  const isFull = (): boolean => rows().length >= options.maxRows()

  const add = async (): Promise<void> => {
    if (isFull() || scope.design) return
    commit(addRow(rows()).rows)
    scope.announce(scope.say('field.rowAdded', { row: rows().length }))
    await focusRow(rows().length - 1)
  }
  const remove = async (view: RowView): Promise<void> => {
    const row = rows()[view.index]
    if (!row) return
    const name = options
      .columns()
      .map((column) => row[column.key])
      .find((value) => typeof value === 'string' && value)
    const params = { row: view.index + 1, name: typeof name === 'string' ? name : '' }
    const words = scope.say(name ? 'field.rowDeletedNamed' : 'field.rowDeleted', params)
    commit(removeRow(rows(), view.rowId))
    deleted.value = { row, index: view.index, words }
    scope.announce(words)
    await focusRow(Math.min(view.index, rows().length - 1))
  }
  const move = async (view: RowView, by: number, columnKey?: string): Promise<void> => {
    const to = view.index + by
    if (to < 0 || to >= rows().length) return
    commit(moveRow(rows(), view.rowId, to))
    scope.announce(scope.say('field.rowMoved', { row: to + 1 }))
    if (columnKey) await focusRow(to, columnKey)
  }

  const placeOf = (target: EventTarget | null): { view: RowView; columnKey: string } | undefined => {
    if (!(target instanceof Element)) return undefined
    const rowId = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    const view = views.value.find((each) => each.rowId === rowId)
    return view
      ? { view, columnKey: target.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '' }
      : undefined
  }

  return {
    views,
    deleted,
    add,
    async act(action, view) {
      if (action === 'delete') return remove(view)
      if (action !== 'copy') return move(view, action === 'up' ? -1 : 1)
      const copy = duplicateRow(rows(), view.rowId)
      if (!copy || isFull()) return
      commit(copy.rows)
      await focusRow(view.index + 1)
    },
    undoDelete() {
      const was = deleted.value
      if (!was) return
      const next = rows()
      commit([...next.slice(0, was.index), was.row, ...next.slice(was.index)])
      void focusRow(was.index)
    },
    onAltArrow(event) {
      if (!event.altKey || !options.writes() || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
      const place = placeOf(event.target)
      if (!place) return
      event.preventDefault()
      event.stopPropagation()
      void move(place.view, event.key === 'ArrowUp' ? -1 : 1, place.columnKey)
    },
    onKeydown(event) {
      if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || !options.writes()) return
      if (!(event.target instanceof HTMLInputElement)) return
      event.preventDefault()
      const all = [...(options.body()?.querySelectorAll<HTMLElement>(controls) ?? [])]
      const next = all[all.indexOf(event.target) + 1]
      if (next) next.focus()
      else void add()
    },
    onPaste(event) {
      const text = event.clipboardData?.getData('text/plain') ?? ''
      const place = placeOf(event.target)
      if (!place || !options.writes() || !/[\t\n]/.test(text.trim())) return
      event.preventDefault()
      const columns = options.columns()
      const {
        touched,
        skipped,
        rows: next,
      } = pasteInto({
        rows: rows(),
        columns,
        pasted: cellsOf(text),
        rowIndex: place.view.index,
        columnIndex: columns.findIndex((column) => column.key === place.columnKey),
        maxRows: options.maxRows(),
        today: dayOf(scope.services.now()),
        mayWrite: (rowIndex, column) => {
          if (column.isComputed) return false
          const view = views.value[rowIndex] ?? place.view
          return view.cells[columns.indexOf(column)]?.readOnly === false
        },
      })
      commit(next)
      const code = skipped > 0 ? 'field.rowsPastedSome' : 'field.rowsPasted'
      scope.announce(scope.say(code, { count: touched, skipped }))
    },
  }
}
