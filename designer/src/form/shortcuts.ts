import { onMounted, onUnmounted } from 'vue'
import type { ShallowRef } from 'vue'
import type { FormEditing } from './editing.ts'

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select')

/** What a key means for the form, or nothing. */
function actOf(event: KeyboardEvent, editing: FormEditing): (() => void) | null {
  const key = event.key.toLowerCase()
  const id = editing.selected.value
  if (event.ctrlKey || event.metaKey) {
    if (key === 'z') return event.shiftKey ? editing.redo : editing.undo
    if (key === 'y') return editing.redo
    return key === 'd' && id !== null ? () => editing.duplicate(id) : null
  }
  if (id === null) return null
  if (event.altKey) {
    if (key === 'arrowup') return () => editing.moveBy(id, -1)
    return key === 'arrowdown' ? () => editing.moveBy(id, 1) : null
  }
  if (key === 'delete') return () => editing.remove(id)
  if (key === 'f2') return () => (editing.renaming.value = id)
  return key === 'escape' ? () => editing.select(null) : null
}

/** Keys of the designer, wherever in it the focus is but in text, or nowhere (a moved node has lost it). */
export function useShortcuts(editing: FormEditing, root: Readonly<ShallowRef<HTMLElement | null>>): void {
  function onKey(event: KeyboardEvent): void {
    const { target } = event
    const isHere = target === document.body || (target instanceof Node && root.value?.contains(target))
    if (!isHere || isTyping(target) || (target instanceof Element && target.closest('dialog'))) return
    const act = actOf(event, editing)
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onUnmounted(() => document.removeEventListener('keydown', onKey))
}
