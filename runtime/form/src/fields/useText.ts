import type { Json } from '@banshi/schemas'
import { computed, ref, type ComputedRef } from 'vue'

/** Text as typed: nothing is emitted while an input method is composing; an emptied control has no value. */
export function useText(
  value: () => Json | undefined,
  emit: (value: Json) => void,
): { text: ComputedRef<string>; onInput(event: Event): void; onCompositionEnd(event: Event): void } {
  const composing = ref<string>()
  const read = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value
  return {
    text: computed(() => {
      if (composing.value !== undefined) return composing.value
      const now = value()
      return now === null || now === undefined ? '' : String(now)
    }),
    onInput(event) {
      const text = read(event)
      if ((event as InputEvent).isComposing) composing.value = text
      else {
        composing.value = undefined
        emit(text === '' ? null : text)
      }
    },
    onCompositionEnd(event) {
      composing.value = undefined
      const text = read(event)
      emit(text === '' ? null : text)
    },
  }
}
