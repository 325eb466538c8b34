import { onMounted, onUnmounted } from 'vue'
import type { Ref } from 'vue'

const elsewhere = 'input, textarea, select, [role=menu], dialog, [contenteditable]'

/** The button of a row, or the row itself when somebody else has finished it. */
export function focusRow(scroller: HTMLElement | null, key: string): void {
  const row = scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
  if (!row || row.offsetParent === null) return
  row.scrollIntoView({ block: 'nearest' })
  ;(row.querySelector<HTMLElement>('button') ?? row).focus({ preventScroll: true })
}

/**
 * ↑ ↓ Home End move the selected row and the focus with it, Enter opens it, wherever the focus stands outside a
 * control being typed in. From outside the rows the first ↑ or ↓ enters at the selected row.
 */
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
    const isInside = event.target instanceof Element && event.target.closest('[data-row]') !== null
    const step = isInside || at < 0 ? 1 : 0
    const targets: Record<string, number> = {
      ArrowDown: at + step,
      ArrowUp: at - step,
      Home: 0,
      End: all.length - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) {
      const key = all[Math.min(Math.max(target, 0), all.length - 1)]
      if (key === undefined) return
      event.preventDefault()
      place.selected = key
      focusRow(scroller.value, key)
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
