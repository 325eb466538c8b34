import { onMounted, onUnmounted } from 'vue'

/** Ctrl+Enter does the main action, Ctrl+S saves the draft, Alt+R opens the return (`ui §6`). */
export function useMainKey(main: () => unknown, save: () => unknown, giveBack?: () => unknown): void {
  function onKey(event: KeyboardEvent): void {
    if (document.querySelector('dialog[open]')) return
    const act =
      event.ctrlKey && event.key === 'Enter'
        ? main
        : event.ctrlKey && event.key.toLowerCase() === 's'
          ? save
          : event.altKey && event.code === 'KeyR'
            ? giveBack
            : undefined
    if (!act) return
    event.preventDefault()
    act()
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onUnmounted(() => document.removeEventListener('keydown', onKey))
}
