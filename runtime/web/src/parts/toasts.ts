import { ref } from 'vue'
import type { Ref } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

export interface Toast {
  id: number
  text: string
  /** Where the thing confirmed can be seen. */
  link?: { label: string; to: RouteLocationRaw }
  /** The way back, where there is one. */
  undo?: () => void
}

const shownMs = 4_000
const toasts = ref<Toast[]>([])
let lastId = 0

/** Confirms what is already visible elsewhere; never for errors (`ui §5`). */
export function useToasts(): {
  toasts: Readonly<Ref<Toast[]>>
  toast: (toast: Omit<Toast, 'id'>) => void
  dismiss: (id: number) => void
} {
  const dismiss = (id: number): void => {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }
  return {
    toasts,
    dismiss,
    toast: (toast) => {
      const id = ++lastId
      toasts.value = [...toasts.value, { ...toast, id }]
      setTimeout(() => dismiss(id), shownMs)
    },
  }
}
