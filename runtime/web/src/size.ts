import { ref } from 'vue'
import type { Ref } from 'vue'
import { recall, remember } from './preference.ts'

/** `large` is the 长辈版 (`ui §2`). */
export type TextSize = 'normal' | 'large'
const size = ref<TextSize>('normal')

/** Puts the remembered size on the page; called once before mounting. */
export function restoreSize(): void {
  apply(recall('size') === 'large' ? 'large' : 'normal')
}

function apply(chosen: TextSize): void {
  size.value = chosen
  document.documentElement.dataset['size'] = chosen
}

export function useSize(): { size: Readonly<Ref<TextSize>>; setSize: (size: TextSize) => void } {
  return {
    size,
    setSize: (chosen) => {
      apply(chosen)
      remember('size', chosen)
    },
  }
}
