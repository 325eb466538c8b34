import { onMounted, onUnmounted } from 'vue'
import type { Ref } from 'vue'

const elsewhere = 'input, textarea, select, [role=menu], dialog, [contenteditable]'

/** ↑ ↓ Home End move the selected row, Enter opens it, wherever the focus stands outside a control being typed in. */
export function useRowKeys(
  scroller: Readonly<Ref<HTMLElement | null>>,
  keys: () => string[],
  place: { selected: string | null },
  open: (key: string) => void,
): void {
  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.target instanceof Element && event.target.closest(elsewhere)) return
    const all = keys()
    const at = place.selected === null ? -1 : all.indexOf(place.selected)
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) {
      const key = all[Math.min(Math.max(target, 0), all.length - 1)]
      if (key === undefined) return
      event.preventDefault()
      place.selected = key
      scroller.value?.querySelector(`[data-row="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && at >= 0 && !isControl(event.target)) {
      event.preventDefault()
      open(all[at] ?? '')
    }
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onUnmounted(() => document.removeEventListener('keydown', onKey))
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('a, button') !== null
